UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:DENOTED_BY]->(:Mention)-[:IN_SOURCE]->(a)
WITH DISTINCT a
RETURN a.id AS id, coalesce(a.publisher, a.name) AS publisher, coalesce(a.title, a.name) AS title, a.url AS url,
       a.published AS published
ORDER BY id
