UNWIND $rows AS row
MATCH (a:{{source}} {id: row.source})-[r:{{type}}]->(b:{{target}} {id: row.target})
DELETE r
