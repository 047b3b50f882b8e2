MATCH (m:Legatus {id: 'legatus'})
SET m.model = $model, m.software = $software
