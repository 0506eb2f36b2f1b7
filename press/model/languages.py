"""The languages in which a briefing can be printed: those of which labels, dates, notes and checks are spoken."""

# Labels and the names of months stand in templates and in ``dates.py``, in English, and ``examine`` reads English only.
# What differs between the two is the locale in which citations are written (CSL), and what a voice makes of the words.
SPOKEN = ("en-GB", "en-US")
