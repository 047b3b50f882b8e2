MATCH (x:{{label}})-[:ABOUT]->(i:Issue) WHERE x.id IN $ids
RETURN x.id AS id, i.code AS issue
ORDER BY id, issue
