MATCH (x:{{label}} {id: $id})-[:DENOTED_BY]->(:Mention)-[:QUOTES]->(q:Quote)
WHERE q.shown IS NOT NULL
RETURN DISTINCT q.text AS text, q.shown AS shown
