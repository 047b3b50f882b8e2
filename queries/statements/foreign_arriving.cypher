UNWIND $ids AS id
MATCH (n:{{label}} {id: id})<-[r]-(m)
WHERE n._a IS NOT NULL AND m._a IS NOT NULL
RETURN m.id AS source, type(r) AS type, r._g AS graph, n.id AS target
