MATCH (n:{{label}})
WHERE n.id STARTS WITH $path
RETURN n.id AS id, n.name AS name, n.altName AS also
