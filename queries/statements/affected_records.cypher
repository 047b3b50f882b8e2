UNWIND $ids AS wanted
MATCH (m:Mention {id: wanted})<-[r]-(x)
WHERE type(r) IN ['DENOTED_BY', 'FORMERLY_DENOTED_BY']
RETURN DISTINCT x.id AS id
