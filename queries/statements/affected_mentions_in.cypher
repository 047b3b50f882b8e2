UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})<-[:IN_SOURCE]-(m:Mention)
RETURN m.id AS id
