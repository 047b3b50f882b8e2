MATCH (p:Person {id: $person})
RETURN p.name AS name
