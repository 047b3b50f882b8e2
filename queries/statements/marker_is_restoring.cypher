MATCH (m:Legatus {id: 'legatus'})
RETURN m.restoring AS digest
