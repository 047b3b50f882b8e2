MATCH (m:Legatus {id: 'legatus'})
WHERE m.resolver = $token
SET m.resolver = null
