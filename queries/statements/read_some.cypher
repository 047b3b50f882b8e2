UNWIND $ids AS wanted
MATCH (n:{{label}} {id: wanted})
OPTIONAL MATCH (n)-[r]->(m)
WHERE type(r) IN $types
RETURN n.id AS id, properties(n) AS properties, collect([type(r), m.id]) AS out
ORDER BY id
