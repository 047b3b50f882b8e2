"""`legatus serve`: the graph as it is now, as web pages on this computer alone. Reads only."""
