MERGE (m:Legatus {id: 'legatus'})
ON CREATE SET m.model = $model, m.adopted = $adopted, m.software = $software
RETURN m.model AS model
