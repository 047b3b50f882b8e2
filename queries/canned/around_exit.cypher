// title: What happened around an envoy's exit
// description: Events between sender and host within a number of days before and after the end of a term.
// param tenure: tenure, e.g. Ken Salazar | the term: an id, or the name of a person who held one post
// param days: integer = 90 | days on each side
MATCH (t:Tenure {id: $tenure})-[:OF]->(o:Post)-[:ACCREDITED_TO]->(h)<-[:MEMBER]-(d:Dyad)-[:MEMBER]->(s)<-[:SENT_BY]-(o)
MATCH (e:Event {dyad: d.name})
WHERE e.dateMin > date('0001-01-01') AND e.dateMax < date('9999-12-31')
  AND e.dateMin >= t.endMin - duration({days: $days}) AND e.dateMax <= t.endMax + duration({days: $days})
RETURN e.date AS date, e.type AS type, e.score AS score
ORDER BY e.dateMin, e.id
