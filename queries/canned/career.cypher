// title: One person's posts
// description: Every post that a person held or was nominated to, failed nominations included.
// param person: person, e.g. Ken Salazar | the person: an id or a name
MATCH (p:Person {id: $person})-[h:HELD|NOMINEE_IN]->(t)-[:OF]->(o:Post)
RETURN type(h) AS how, o.role AS role, o.receiving AS host, t.start AS started, t.end AS ended, t.status AS status
ORDER BY t.startMax, role, host
