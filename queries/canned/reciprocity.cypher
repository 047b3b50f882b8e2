// title: Hostile acts answered in kind
// description: A hostile act of one state against another, and a hostile act back within a number of days. It shows
//   sequence, not cause.
// param a: actor, e.g. USA | who acts
// param b: actor, e.g. MEX | who answers
// param days: integer = 90 | within this many days
MATCH (e:Event)-[:SOURCE]->(x {code: $a}), (e)-[:TARGET]->(y {code: $b})
WHERE e.score < -2
MATCH (r:Event)-[:SOURCE]->(y), (r)-[:TARGET]->(x)
WHERE r.score < -2 AND r.dateMin > e.dateMax AND r.dateMin <= e.dateMax + duration({days: $days})
RETURN e.date AS act, e.type AS type, r.date AS reply, r.type AS replyType
ORDER BY e.dateMin, r.dateMin, e.id, r.id
