// title: An issue between a pair, by month
// description: How many events of a pair concerned an issue in each month, and their mean score.
// param issue: issue, e.g. migration | the issue
// param pair: pair, e.g. MEX-USA | the pair
MATCH (:Issue {code: $issue})<-[:ABOUT]-(e:Event {dyad: $pair})
WHERE e.dateMin.year = e.dateMax.year AND e.dateMin.month = e.dateMax.month
RETURN e.dateMin.year AS y, e.dateMin.month AS m, count(e) AS n, avg(e.score) AS mean
ORDER BY y, m
