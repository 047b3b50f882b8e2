MATCH (n:{{label}})
WHERE n.id STARTS WITH $path
RETURN properties(n) AS properties, [(n)-[r]->(m) WHERE type(r) IN $types AND m.id IS NOT NULL | [type(r), m.id]] AS out
