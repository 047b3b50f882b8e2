UNWIND $ids AS wanted
MATCH (x:Statement {id: wanted})
OPTIONAL MATCH (x)-[:SPOKEN_BY]->(w)
OPTIONAL MATCH (x)-[:ON_BEHALF_OF]->(b)
RETURN x.id AS id, x.stance AS stance, x.date AS date, x.text AS text, coalesce(w.name, w.code) AS who, b.code AS behalf
