MATCH (m:Legatus {id: 'legatus'})
RETURN coalesce(m.due, false) AS due, m.resolver AS token, coalesce(m.writes, 0) AS writes
