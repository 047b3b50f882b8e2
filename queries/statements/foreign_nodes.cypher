MATCH (n:{{label}})
WHERE n._a IS NOT NULL
RETURN properties(n) AS properties
