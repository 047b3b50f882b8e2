MATCH (p:Person)
OPTIONAL MATCH (p)-[:HELD|NOMINEE_IN]->(t)-[:OF]->(o:Post)
RETURN p.id AS id, p.name AS name, p.altName AS also, p.xref AS xref, o.id AS post, o.sending AS state,
  t.startMin AS startMin, t.startMax AS startMax, t.endMin AS endMin, t.endMax AS endMax
ORDER BY id, post, startMin
