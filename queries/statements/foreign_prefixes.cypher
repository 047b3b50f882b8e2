MATCH (p:LegatusPrefix)
RETURN p.id AS prefix, p.namespace AS namespace
