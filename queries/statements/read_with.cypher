UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})
WHERE $extractor IN a.extractedWith
OPTIONAL MATCH (a)<-[:IN_SOURCE]-(m:Mention)
RETURN a.id AS id, m.recordType AS type, count(m) AS n
ORDER BY id, type
