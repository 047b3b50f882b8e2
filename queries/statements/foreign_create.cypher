UNWIND $rows AS row
CREATE (n:Resource)
SET n = row
