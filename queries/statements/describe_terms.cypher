UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:OF]->(o:Post)
MATCH (p:Person)-[:HELD|NOMINEE_IN]->(x)
RETURN x.id AS id, p.name AS who, o.role AS role, o.seat AS seat, o.sending AS sending, o.receiving AS receiving,
       x.status AS status, x.start AS start, x.end AS end
