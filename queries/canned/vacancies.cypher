// title: Gaps at a post
// description: Times of more than a number of days between the latest day that one holder may have left and the earliest
//   that the next is known to have come.
// param role: role = ambassador | the role
// param sending: actor, e.g. USA | the sending state
// param receiving: actor, e.g. MEX | the receiving state
// param days: integer = 90 | the shortest gap to show
MATCH (o:Post {role: $role, sending: $sending, receiving: $receiving})<-[:OF]-(t:Tenure)
WHERE t.endMax < date('9999-01-01')
OPTIONAL MATCH (u:Tenure)-[:OF]->(o)
WHERE u.startMin > date('0001-01-01') AND u.startMin >= t.endMax
WITH t.endMax AS gone, min(u.startMin) AS came
WHERE came IS NOT NULL AND duration.inDays(gone, came).days > $days
RETURN gone, came, duration.inDays(gone, came).days AS days
ORDER BY gone
