// title: Envoys who served under an administration
// description: Everyone who represented a state abroad while one administration governed it, possible service included.
// param admin: administration, e.g. Biden administration | the administration: an id or a name
MATCH (a:Administration {id: $admin})-[:HEADED_BY]->(h:Tenure)
MATCH (a)-[:GOVERNS]->(g)<-[:SENT_BY]-(o:Post)<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
WHERE o.receiving IS NOT NULL AND t.reachMin <= h.reachMax AND t.reachMax >= h.reachMin
RETURN h.start AS since, p.name AS who, o.id AS post
ORDER BY since, who, post
