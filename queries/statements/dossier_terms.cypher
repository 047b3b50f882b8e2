MATCH (x:{{label}})-[:OF]->(o:Post) WHERE x.id IN $ids
OPTIONAL MATCH (p:Person)-[:{{held}}]->(x)
RETURN x.id AS id, p.name AS who, p.id AS person, o.role AS role, o.seat AS seat, o.sending AS sending,
       o.receiving AS receiving, x.status AS status, x.start AS start, x.end AS end, x.reach AS reach,
       x.stories AS stories
ORDER BY id
