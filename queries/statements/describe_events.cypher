UNWIND $ids AS wanted
MATCH (x:Event {id: wanted})
OPTIONAL MATCH (x)-[:SOURCE]->(s)
OPTIONAL MATCH (x)-[:TARGET]->(t)
RETURN x.id AS id, x.type AS type, x.mode AS mode, x.modality AS modality, x.date AS date, x.score AS score,
       s.code AS source, t.code AS target
