MATCH (m:Legatus {id: 'legatus'})
WHERE m.followed = m.writes
RETURN m.keys AS keys, m.buckets AS buckets
