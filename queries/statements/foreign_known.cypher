UNWIND $ids AS id
MATCH (n:{{label}} {id: id})
WHERE $own OR n._a IS NOT NULL
RETURN collect(properties(n)) AS found
