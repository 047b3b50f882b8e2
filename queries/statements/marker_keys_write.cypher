MATCH (m:Legatus {id: 'legatus'})
SET m.keys = $keys, m.buckets = $buckets, m.followed = m.writes
