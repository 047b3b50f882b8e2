MATCH (p:Person)-[:HELD|NOMINEE_IN]->(x)-[:OF]->(o:Post) WHERE x.id IN $ids
RETURN x.id AS id, p.name AS who, o.role AS role, o.seat AS seat, o.sending AS sending, o.receiving AS receiving,
       x.status AS status, x.start AS start, x.end AS end
