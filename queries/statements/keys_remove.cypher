UNWIND $ids AS wanted
MATCH (k:LegatusKeys {id: wanted})
DELETE k
