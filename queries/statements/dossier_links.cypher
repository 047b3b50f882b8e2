UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[r]->(y) WHERE NOT type(r) IN $without
RETURN x.id AS one, type(r) AS type, y.id AS other, coalesce(y.name, y.code) AS name
ORDER BY one, type, other
