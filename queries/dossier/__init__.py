"""Dossiers: all that a report about two states, one, a person or an issue needs, as plain data with its evidence."""
