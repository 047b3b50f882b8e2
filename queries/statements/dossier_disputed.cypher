UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted}) WHERE x.disputed IS NOT NULL
RETURN x.id AS id
ORDER BY id
