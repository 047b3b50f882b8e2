UNWIND $ids AS wanted
MATCH (x:{{label}} {id: wanted})-[:MILESTONE]->(m:Milestone)
RETURN x.id AS term, m.id AS id, m.kind AS kind, m.date AS date
