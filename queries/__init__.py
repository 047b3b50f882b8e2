"""The one door to the database, and everything that is asked of it. Imports `legatus.ontology` only."""
