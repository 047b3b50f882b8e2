"""What Legatus knows about diplomacy, as RDF, and how it becomes a property graph. Imports nothing of the others."""
