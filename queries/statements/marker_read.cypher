MATCH (m:Legatus {id: 'legatus'})
RETURN m.model AS model, m.imported AS imported
