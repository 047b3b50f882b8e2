UNWIND $ids AS wanted
MATCH (m:Mention {id: wanted})<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(x:Person)
RETURN m.id AS mention, x.id AS person
