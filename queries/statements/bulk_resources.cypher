MATCH (n:Resource)
WHERE n._a IS NOT NULL
RETURN properties(n) AS properties, [(n)-[r]->(m) WHERE m.id IS NOT NULL | [type(r), r._g, m.id]] AS out
ORDER BY n.id
