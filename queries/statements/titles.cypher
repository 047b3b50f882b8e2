MATCH (n:Article)
WHERE n.id STARTS WITH 'article/'
RETURN n.id AS id, n.title AS name, n.url AS url
