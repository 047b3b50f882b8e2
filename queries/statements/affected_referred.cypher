UNWIND $ids AS wanted
MATCH (n:{{label}} {id: wanted})
WHERE NOT EXISTS { MATCH (n)<-[r]-(x) WHERE type(r) IN $types AND NOT x:Resource }
RETURN n.id AS id
