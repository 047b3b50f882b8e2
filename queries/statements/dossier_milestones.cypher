MATCH (x:{{label}})-[:MILESTONE]->(m:Milestone) WHERE x.id IN $ids
RETURN m.id AS id, x.id AS term, m.kind AS kind, m.date AS date, m.note AS note, m.stories AS stories
ORDER BY id
