// title: Envoys expelled or recalled
// description: Terms that ended by expulsion, recall, or a request for recall by the host, within a period.
// param since: since = 1900-01-01, e.g. 2019 | from this day on
// param until: until = 2100-01-01, e.g. 2025-06 | up to this day
MATCH (p:Person)-[:HELD]->(t:Tenure)-[:MILESTONE]->(m:Milestone)
WHERE m.kind IN ['expelled', 'recalled', 'recall_requested', 'declared_persona_non_grata']
  AND m.dateMax >= date($since) AND m.dateMin <= date($until)
MATCH (t)-[:OF]->(o:Post)
RETURN o.receiving AS host, p.name AS who, m.kind AS how, m.date AS date
ORDER BY m.dateMax, host, who
