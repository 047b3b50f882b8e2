UNWIND $rows AS row
MATCH (n:{{label}} {id: row.id})
WHERE $own OR n._a IS NOT NULL
SET n += row
