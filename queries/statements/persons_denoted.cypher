MATCH (p:Person)-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(s)
RETURN p.id AS id, m.id AS mention, m.sending AS sending, m.speakerCountry AS speakerCountry,
  s.publishedMin AS publishedMin, s.publishedMax AS publishedMax
ORDER BY id, mention
