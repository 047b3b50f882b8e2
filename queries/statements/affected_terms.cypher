UNWIND $ids AS wanted
MATCH (p:Post {id: wanted})<-[:OF]-(t)<-[:HELD|NOMINEE_IN]-(q:Person)
RETURN p.id AS post, t.id AS term, q.id AS person, q.name AS name, q.altName AS altName
