UNWIND $rows AS row
MERGE (k:LegatusKeys {id: row.id})
SET k.entries = row.entries
