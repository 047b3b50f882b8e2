UNWIND $rows AS row
MATCH (a:{{target}} {id: row[1]})
MATCH (b:{{target2}} {id: row[2]})
CREATE (n:{{label}})-[:{{type}}]->(a), (n)-[:{{type2}}]->(b)
SET n = row[0]
RETURN count(n) AS n
