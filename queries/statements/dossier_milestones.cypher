UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:MILESTONE]->(m:Milestone)
RETURN m.id AS id, x.id AS term, m.kind AS kind, m.date AS date, m.note AS note, m.stories AS stories
ORDER BY id
