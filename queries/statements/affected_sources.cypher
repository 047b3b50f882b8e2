UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})
OPTIONAL MATCH (a)-[:COPY_OF]->(first:Article)
RETURN a.id AS id, a.url AS url, a.published AS published, first.id AS copyOf
