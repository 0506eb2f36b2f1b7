"""What a briefing says in one place is held against its ledger, and against what it says in every other."""
