// title: Who met or visited whom most
// description: Pairs by the number of consultations and visits that took place within a period.
// param since: since = 1900-01-01, e.g. 2019 | from this day on
// param until: until = 2100-01-01, e.g. 2025-06 | up to this day
MATCH (e:Event)-[:BETWEEN]->(d:Dyad)
WHERE e.type IN ['CONSULT', 'VISIT'] AND e.modality = 'actual' AND e.dateMin >= date($since) AND e.dateMax <= date($until)
RETURN d.name AS pair, count(e) AS n
ORDER BY n DESC, pair
LIMIT 25
