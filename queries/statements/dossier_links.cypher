MATCH (x:{{label}})-[r]->(y) WHERE x.id IN $ids AND NOT type(r) IN $without
RETURN x.id AS one, type(r) AS type, y.id AS other, coalesce(y.name, y.code) AS name
ORDER BY one, type, other
