UNWIND $ids AS wanted
MATCH (m:Mention {id: wanted})<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(x:{{label}})
RETURN DISTINCT x.id AS id
