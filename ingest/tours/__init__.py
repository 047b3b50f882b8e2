"""Tours: what lists of trips and visits share. Titles before names, persons in the words on a meeting, countries."""
