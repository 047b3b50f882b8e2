UNWIND $ids AS id
MATCH (n:{{label}} {id: id})
WHERE $own OR n._a IS NOT NULL
RETURN collect(n.id) AS found, collect(CASE WHEN n._a IS NULL THEN n.id END) AS untouched
