// title: Events and statements of a pair, in order
// description: What two states or organisations did and said about each other within a period, undated things left out.
// param pair: pair, e.g. MEX-USA | the pair
// param since: since = 1900-01-01, e.g. 2019 | from this day on
// param until: until = 2100-01-01, e.g. 2025-06 | up to this day
CALL () {
  MATCH (x:Event {dyad: $pair}) RETURN x, 'Event' AS what, x.type AS kind
  UNION ALL
  MATCH (x:Statement {dyad: $pair}) RETURN x, 'Statement' AS what, x.stance AS kind
}
WITH x, what, kind
WHERE x.dateMax >= date($since) AND x.dateMin <= date($until)
OPTIONAL MATCH (x)-[:ABOUT]->(i:Issue)
WITH x, what, kind, i ORDER BY i.name
WITH x, what, kind, collect(i.name) AS issues
RETURN x.date AS date, what, kind, issues, x.stories AS stories
ORDER BY CASE WHEN x.dateMin = date('0001-01-01') THEN x.dateMax ELSE x.dateMin END, x.id
