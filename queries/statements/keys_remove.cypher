MATCH (k:LegatusKeys)
DELETE k
