UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})<-[r]-(p:Person)
RETURN p.id AS one, type(r) AS type, x.id AS other, p.name AS name
ORDER BY one, type, other
