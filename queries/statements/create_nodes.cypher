UNWIND $rows AS row
CREATE (n:{{label}})
SET n = row[0]
RETURN count(n) AS n
