MATCH (n:{{label}})
WHERE n.id STARTS WITH $path
RETURN count(n) AS n
