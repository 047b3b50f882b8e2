MATCH (n:{{label}})
WHERE n.id > $after AND n.id < $before
RETURN properties(n) AS properties, [(n)-[r]->(m) WHERE m.id IS NOT NULL | [type(r), r._g, m.id]] AS out
ORDER BY n.id
