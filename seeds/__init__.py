"""Articles in our own words and reference tables, each row with its source: data only."""
