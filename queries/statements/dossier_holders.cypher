MATCH (p:Person)-[r]->(x:{{label}}) WHERE x.id IN $ids
RETURN p.id AS one, type(r) AS type, x.id AS other, p.name AS name
ORDER BY one, type, other
