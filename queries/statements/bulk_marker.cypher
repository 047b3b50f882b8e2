MATCH (m:Legatus {id: 'legatus'})
RETURN properties(m) AS properties
