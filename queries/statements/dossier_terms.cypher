UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:OF]->(o:Post)
OPTIONAL MATCH (p:Person)-[:{{held}}]->(x)
RETURN x.id AS id, p.name AS who, p.id AS person, o.role AS role, o.seat AS seat, o.sending AS sending,
       o.receiving AS receiving, x.status AS status, x.start AS start, x.end AS end, x.reach AS reach,
       x.stories AS stories
ORDER BY id
