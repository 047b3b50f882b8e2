UNWIND $ids AS wanted
MATCH (q:Person {id: wanted})-[:FORMERLY_DENOTED_BY]->(m:Mention)
WHERE m.recordType IN ['tenure', 'milestone']
RETURN DISTINCT q.id AS person
