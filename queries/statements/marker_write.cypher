MERGE (m:Legatus {id: 'legatus'})
ON CREATE SET m.model = $model, m.adopted = $adopted, m.software = $software
REMOVE m.imported
RETURN m.model AS model
