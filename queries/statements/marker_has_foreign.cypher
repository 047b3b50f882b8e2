MATCH (m:Legatus {id: 'legatus'})
SET m.foreign = true
