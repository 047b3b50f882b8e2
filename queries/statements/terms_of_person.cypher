MATCH (:Person {id: $person})-[:HELD]->(t:Tenure)-[:OF]->(o:Post)
RETURN t.id AS id, o.id AS post
ORDER BY id
