UNWIND $rows AS row
MATCH (a:{{target}} {id: row[1]})
CREATE (n:{{label}})-[:{{type}}]->(a)
SET n = row[0]
RETURN count(n) AS n
