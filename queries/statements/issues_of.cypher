UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:ABOUT]->(i:Issue)
RETURN x.id AS id, i.code AS issue
ORDER BY id, issue
