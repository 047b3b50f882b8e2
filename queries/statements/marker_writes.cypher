MATCH (m:Legatus {id: 'legatus'})
RETURN coalesce(m.writes, 0) AS writes
