MATCH (m:Legatus {id: 'legatus'})
WITH m, coalesce(m.writes, 0) AS before
SET m.writes = before + 1, m.followed = CASE WHEN m.followed = before THEN before + 1 ELSE m.followed END
RETURN m.writes AS writes
