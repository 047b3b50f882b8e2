UNWIND $rows AS row
MATCH (a:{{source}} {id: row.source})
MATCH (b:{{target}} {id: row.target})
WHERE a._a IS NOT NULL AND b._a IS NOT NULL
CREATE (a)-[r:{{type}}]->(b)
SET r._g = row.graph
RETURN count(r) AS n
