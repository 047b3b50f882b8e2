MATCH (n:{{label}})
WHERE n.id STARTS WITH $path
UNWIND keys(n) AS key
RETURN DISTINCT key
