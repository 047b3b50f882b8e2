// title: Mean stay by host
// description: How many days the envoys of a state stayed on average with each host, over the terms whose first and last
//   day are known.
// param sending: actor, e.g. USA | the sending state
MATCH (t:Tenure)-[:OF]->(o:Post {sending: $sending})
WHERE o.receiving IS NOT NULL AND t.startMin = t.startMax AND t.endMin = t.endMax
RETURN o.receiving AS host, count(t) AS n, round(avg(duration.inDays(t.startMin, t.endMin).days)) AS days
ORDER BY days DESC, host
