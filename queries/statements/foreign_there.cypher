UNWIND $ids AS id
MATCH (n:{{label}} {id: id})
WHERE $own OR n._a IS NOT NULL
RETURN n.id AS id, n._a IS NOT NULL AS touched
