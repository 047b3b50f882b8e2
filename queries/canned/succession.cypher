// title: Everyone who held one post, in order
// description: The holders of one post with the start and end of each term as the sources give them, and how each left.
// param role: role = ambassador | the role
// param sending: actor, e.g. USA | the sending state
// param receiving: actor, e.g. MEX | the receiving state
MATCH (o:Post {role: $role, sending: $sending, receiving: $receiving})<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
RETURN p.name AS who, t.start AS started, t.end AS ended, t.status AS status
ORDER BY t.startMax, t.endMax, who
