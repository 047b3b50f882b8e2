// title: The temperature of a relation, by year
// description: The mean score (from conflict, -10, to cooperation, +10) and the number of actual events of a pair in each
//   year, and how many were hostile.
// param pair: pair, e.g. MEX-USA | the pair
MATCH (e:Event {dyad: $pair, modality: 'actual'})
WHERE e.dateMin.year = e.dateMax.year
RETURN e.dateMin.year AS year, round(100 * avg(e.score)) / 100 AS mean, count(e) AS n,
       sum(CASE WHEN e.score < 0 THEN 1 ELSE 0 END) AS hostile
ORDER BY year
