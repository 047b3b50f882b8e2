UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(a)
OPTIONAL MATCH (m)-[:QUOTES]->(q:Quote)
WITH x, m, a, q ORDER BY q.startChar
WITH x, m, a, collect(coalesce(q.shown, q.text)) AS quotes
RETURN x.id AS id, coalesce(a.publisher, a.name) AS publisher, a.title AS title, a.url AS url, a.published AS published,
       quotes[0] AS quote
ORDER BY id, a.publishedMin, a.id, m.id
