// title: Who takes which stance on which issue
// description: Statements of a pair, counted by speaker, issue and stance.
// param pair: pair, e.g. MEX-USA | the pair
// param since: since = 1900-01-01, e.g. 2019 | from this day on
MATCH (w)<-[:SPOKEN_BY]-(s:Statement {dyad: $pair})-[:ABOUT]->(i:Issue)
WHERE s.dateMax >= date($since)
RETURN coalesce(w.name, w.code) AS speaker, i.name AS issue, s.stance AS stance, count(s) AS n
ORDER BY speaker, issue, n DESC, stance
