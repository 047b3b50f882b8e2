UNWIND $rows AS row
CREATE (k:LegatusKeys {id: row.id, entries: row.entries})
