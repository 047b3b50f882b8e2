// title: What would vanish with an article
// description: The records that no other source states.
// param article: article, e.g. article/mbisydofb6yahxxy | the article: an id, url or title
MATCH (:Article {id: $article})<-[:IN_SOURCE]-(:Mention)<-[:DENOTED_BY]-(r)
WITH DISTINCT r
MATCH (r)-[:DENOTED_BY]->(:Mention)-[:IN_SOURCE]->(b)
WITH r, collect(DISTINCT b.id) AS sources
WHERE sources = [$article]
RETURN r.id AS lost
ORDER BY lost
