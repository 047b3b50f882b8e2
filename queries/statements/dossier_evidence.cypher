UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(a)
OPTIONAL MATCH (m)-[:QUOTES]->(q:Quote)
RETURN x.id AS id, m.id AS mention, a.id AS source, q.id AS quote_id, coalesce(q.shown, q.text) AS quote,
       q.startChar AS start, m.confidence AS confidence, m.extractedBy AS rules
ORDER BY id, a.publishedMin, source, mention, start, quote_id
