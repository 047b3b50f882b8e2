MATCH (m:Legatus {id: 'legatus'})
SET m.writes = coalesce(m.writes, 0) + 1
RETURN m.writes AS writes
