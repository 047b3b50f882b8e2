MATCH (m:Legatus {id: 'legatus'})
RETURN m.model AS model
