UNWIND $ids AS wanted
MATCH (m:Mention {id: wanted})-[:QUOTES]->(q:Quote)
RETURN m.id AS mention, q.id AS quote, q.text AS text
