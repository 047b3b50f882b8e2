UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(a)
UNWIND x.disputed AS field
WITH x, m, a, field WHERE m[field] IS NOT NULL
OPTIONAL MATCH (m)-[:QUOTES]->(q:Quote)
RETURN x.id AS id, field, m[field] AS value, m.id AS mention, a.id AS source, q.id AS quote_id,
       coalesce(q.shown, q.text) AS quote, q.startChar AS start
ORDER BY id, field, value, a.publishedMin, source, mention, start, quote_id
