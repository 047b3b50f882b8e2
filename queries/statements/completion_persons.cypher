MATCH (p:Person)
RETURN p.name AS name, p.altName AS also, p.stories AS stories
ORDER BY stories DESC, name LIMIT $most
