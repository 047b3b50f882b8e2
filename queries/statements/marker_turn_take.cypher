MATCH (m:Legatus {id: 'legatus'})
SET m.due = true, m.pending = null, m.keys = null, m.resolver = $token
