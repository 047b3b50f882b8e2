// title: States acting against the same target
// description: Issues on which more than one state acted against one target, and who they were.
// param target: actor, e.g. MEX | who is acted against
// param since: since = 1900-01-01, e.g. 2019 | from this day on
MATCH (a)<-[:SOURCE]-(e:Event)-[:TARGET]->({code: $target})
WHERE e.score < 0 AND e.dateMin >= date($since)
MATCH (e)-[:ABOUT]->(i:Issue)
WITH i.name AS issue, a.code AS actor ORDER BY actor
WITH issue, collect(DISTINCT actor) AS against
WHERE size(against) > 1
RETURN issue, against
ORDER BY issue
