UNWIND $ids AS wanted
MATCH (s:State {id: wanted})<-[:GOVERNS]-(a:Administration)-[:HEADED_BY]->(t:Tenure)
RETURN a.id AS id, s.code AS state, t.start AS start, t.end AS end, t.reach AS reach
