UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})<-[:IN_SOURCE]-(m:Mention)
WHERE m.recordType = 'event' AND m.participant IS NOT NULL
RETURN m.id AS id
