"""The pure function from sources, mentions and decisions to resolved records."""
