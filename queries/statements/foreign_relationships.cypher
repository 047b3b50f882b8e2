MATCH (n:{{label}})-[r]->(m)
WHERE n._a IS NOT NULL
RETURN n.id AS source, n._iri AS source_iri, type(r) AS type, coalesce(r._g, n._g, '') AS graph,
       m.id AS target, m._iri AS target_iri
