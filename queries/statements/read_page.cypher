MATCH (n:{{label}})
WHERE n.id > $after AND n.id < $before
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (n)-[r]->(m)
WHERE type(r) IN $types
RETURN n.id AS id, properties(n) AS properties, collect([type(r), m.id]) AS out
ORDER BY id
