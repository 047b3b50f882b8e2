MATCH (p:Person)
RETURN p.name AS name, p.stories AS stories
ORDER BY stories DESC, name LIMIT 400
