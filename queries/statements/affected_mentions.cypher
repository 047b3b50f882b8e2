UNWIND $ids AS wanted
MATCH (m:Mention {id: wanted})-[:IN_SOURCE]->(s)
OPTIONAL MATCH (s)-[:COPY_OF]->(first:Article)
RETURN properties(m) AS properties, s.id AS id, s.url AS url, s.published AS published, first.id AS copyOf
