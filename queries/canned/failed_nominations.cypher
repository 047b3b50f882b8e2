// title: Nominations that never became a term of office
// description: Persons named to a post of one state without evidence that they served.
// param sending: actor, e.g. USA | the sending state
MATCH (p:Person)-[:NOMINEE_IN]->(n:Nomination)-[:OF]->(o:Post {sending: $sending})
RETURN p.name AS who, o.role AS role, o.receiving AS host, n.status AS status
ORDER BY who, role, host
