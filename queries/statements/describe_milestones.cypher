MATCH (x)-[:MILESTONE]->(m:Milestone) WHERE x.id IN $ids
RETURN x.id AS term, m.id AS id, m.kind AS kind, m.date AS date
