MATCH (m:Legatus {id: 'legatus'})
RETURN coalesce(m.foreign, false) AS found
