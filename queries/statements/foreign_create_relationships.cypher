UNWIND $rows AS row
MATCH (a:Resource {id: row[0]})
MATCH (b:Resource {id: row[1]})
CREATE (a)-[r:{{type}}]->(b)
SET r._g = row[2]
RETURN count(*) AS n
