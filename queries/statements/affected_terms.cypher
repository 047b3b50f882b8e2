UNWIND $ids AS wanted
MATCH (p:Post {id: wanted})<-[:OF]-(t)<-[r]-(q:Person)
WHERE type(r) IN ['HELD', 'NOMINEE_IN']
RETURN p.id AS post, t.id AS term, q.id AS person, q.name AS name, q.altName AS altName
