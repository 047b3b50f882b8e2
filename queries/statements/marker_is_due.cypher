MATCH (m:Legatus {id: 'legatus'})
RETURN coalesce(m.due, false) AS due, m.pending AS pending
