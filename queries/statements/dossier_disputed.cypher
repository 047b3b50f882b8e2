MATCH (x:{{label}}) WHERE x.id IN $ids AND x.disputed IS NOT NULL
RETURN x.id AS id
ORDER BY id
