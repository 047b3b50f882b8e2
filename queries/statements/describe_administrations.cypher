UNWIND $ids AS wanted
MATCH (x:Administration {id: wanted})-[:HEADED_BY]->(t)
OPTIONAL MATCH (x)-[:GOVERNS]->(g)
RETURN x.id AS id, x.name AS who, g.code AS sending, t.status AS status, t.start AS start, t.end AS end
