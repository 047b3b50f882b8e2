MATCH (m:Legatus {id: 'legatus'})
SET m.lock = true
