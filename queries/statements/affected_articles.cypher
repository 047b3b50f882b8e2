UNWIND $ids AS wanted
MATCH (a:Article {id: wanted})
OPTIONAL MATCH (a)-[:COPY_OF]->(first:Article)
OPTIONAL MATCH (a)-[:SUPERSEDES]->(old:Article)
OPTIONAL MATCH (new:Article)-[:SUPERSEDES]->(a)
RETURN a.id AS id, a.url AS url, a.published AS published, a.modified AS modified, a.signature AS signature,
  a.extractedWith AS extractedWith, first.id AS copyOf, old.id AS supersedes, new.id AS superseder
