UNWIND $ids AS id
MATCH (n:Resource {id: id})
WHERE n._a IS NOT NULL
DETACH DELETE n
