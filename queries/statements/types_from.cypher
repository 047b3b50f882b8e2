MATCH (n:{{label}})-[r]->(m)
WHERE n.id STARTS WITH $path AND m.id IS NOT NULL
RETURN DISTINCT type(r) AS type
