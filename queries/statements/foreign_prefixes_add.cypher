UNWIND $rows AS row
MERGE (p:LegatusPrefix {id: row.id})
ON CREATE SET p.namespace = row.namespace
