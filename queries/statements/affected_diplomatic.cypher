UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})<-[:IN_SOURCE]-(m:Mention)<-[:DENOTED_BY]-(e:Event)
WHERE m.claimType IN $types AND m.date IS NOT NULL
RETURN DISTINCT m.id AS id
