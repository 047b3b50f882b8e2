// title: Conflicting claims side by side
// description: Fields of a record on which the sources contradict each other: every value with the sources that state it.
MATCH (r:Tenure|Nomination|Milestone|Event|Statement)
WHERE r.disputed IS NOT NULL
UNWIND r.disputed AS field
MATCH (r)-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(a)
WHERE m[field] IS NOT NULL
WITH r.id AS record, field, m[field] AS value, coalesce(a.url, a.title, a.name) AS source ORDER BY source
RETURN record, field, value, collect(DISTINCT source) AS sources
ORDER BY record, field, value
