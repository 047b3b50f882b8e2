MATCH (m:Legatus {id: 'legatus'})
SET m.due = $due, m.pending = $pending
