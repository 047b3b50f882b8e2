MATCH (m:Legatus {id: 'legatus'})
SET m.due = false, m.pending = null, m.resolver = null
