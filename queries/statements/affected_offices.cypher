UNWIND $ids AS wanted
MATCH (q:Person {id: wanted})-[:DENOTED_BY|FORMERLY_DENOTED_BY]->(m:Mention)
WHERE m.recordType IN ['tenure', 'milestone']
RETURN m.id AS mention
