UNWIND $rows AS row
MATCH (a:{{source}} {id: row.source})
MATCH (b:{{target}} {id: row.target})
MATCH (a)-[r:{{type}}]->(b)
WHERE a._a IS NOT NULL AND b._a IS NOT NULL
RETURN a.id AS source, b.id AS target, coalesce(r._g, a._g, '') AS graph
