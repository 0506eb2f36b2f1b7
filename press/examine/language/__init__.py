"""The tree of a text becomes sentences, and what each of them states: numbers, dates, names."""
