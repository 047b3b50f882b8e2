UNWIND $rows AS row
MATCH (a:{{source}} {id: row.source})
MATCH (b:{{target}} {id: row.target})
MATCH (a)-[r:{{type}}]->(b)
WHERE a._a IS NOT NULL AND b._a IS NOT NULL
RETURN collect([a.id, b.id, coalesce(r._g, a._g, '')]) AS found
