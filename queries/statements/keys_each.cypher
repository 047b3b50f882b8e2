MATCH (k:LegatusKeys)
RETURN k.id AS id, k.entries AS entries
