UNWIND $rows AS row
MATCH (a:{{source}} {id: row[0]})
MATCH (b:{{target}} {id: row[1]})
CREATE (a)-[:{{type}}]->(b)
RETURN count(*) AS n
