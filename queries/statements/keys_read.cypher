UNWIND $ids AS wanted
MATCH (k:LegatusKeys {id: wanted})
RETURN k.id AS id, k.entries AS entries
