MATCH (m:Legatus {id: 'legatus'})
SET m.due = $due
