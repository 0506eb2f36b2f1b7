"""The record becomes what may be said of a briefing: how its facts stand, who reviewed it, how AI was used."""
