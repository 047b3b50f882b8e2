MATCH (m:Legatus {id: 'legatus'})
SET m.restoring = $digest
