MATCH (n:Resource)
WHERE n._a IS NOT NULL
RETURN n.id AS id
LIMIT 1
