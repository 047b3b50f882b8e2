UNWIND $ids AS wanted
MATCH (p:Post {id: wanted})<-[:OF]-(t)-[:DENOTED_BY]->(m:Mention)
RETURN DISTINCT p.id AS post, t.id AS term, m.seat AS seat
