// title: Threats and plans carried out
// description: Planned, conditional or threatened acts of a pair, and a harmful act by the same actor on the same issue
//   within a number of days.
// param pair: pair, e.g. MEX-USA | the pair
// param days: integer = 365 | within this many days
MATCH (t:Event {dyad: $pair})
WHERE (t.type = 'THREATEN' OR t.modality <> 'actual') AND t.dateMax < date('9999-12-31')
MATCH (t)-[:SOURCE]->(s)<-[:SOURCE]-(a:Event {dyad: $pair, modality: 'actual'})
WHERE a.type IN ['SANCTION', 'COERCE', 'MOBILIZE', 'EXPEL'] AND a.dateMin > t.dateMax
  AND a.dateMin <= t.dateMax + duration({days: $days})
MATCH (t)-[:ABOUT]->(i:Issue)<-[:ABOUT]-(a)
RETURN s.code AS who, i.name AS issue, t.date AS threat, a.date AS act, a.type AS type
ORDER BY t.dateMin, a.dateMin, issue
