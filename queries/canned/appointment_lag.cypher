// title: Days from appointment to credentials
// description: How long each envoy of a state waited between appointment and the presentation of credentials, where both
//   days are known.
// param sending: actor, e.g. USA | the sending state
MATCH (a:Milestone {kind: 'appointed'})<-[:MILESTONE]-(t:Tenure)-[:MILESTONE]->(c:Milestone {kind: 'credentials_presented'})
WHERE a.dateMin = a.dateMax AND c.dateMin = c.dateMax
MATCH (t)-[:OF]->(o:Post {sending: $sending})
RETURN o.id AS post, t.id AS tenure, duration.inDays(a.dateMin, c.dateMin).days AS days
ORDER BY days DESC, tenure
