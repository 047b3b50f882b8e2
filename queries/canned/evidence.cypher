// title: Every quote behind a record
// description: The articles or datasets that state a record, with the exact words, where they stand, and which rule found
//   them. Takes any id ever published: it follows the record that now holds that id's first mention.
// param id: record, e.g. tenure/ken-salazar.ambassador.USA.MEX.77cipqtdccp3x4qc | the record's id
MATCH (n:Mention {id: 'mention/' + left(last(split($id, '.')), 16)})<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(r)
WHERE replace(split(r.id, '/')[0], 'nomination', 'tenure') = replace(split($id, '/')[0], 'nomination', 'tenure')
  AND (NOT r:Milestone OR split(r.id, '.')[0] = split($id, '.')[0])
  AND (NOT r:Person OR ($id ENDS WITH '-of') = EXISTS { MATCH (n)<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(:Relation)-[:OBJECT]->(r) })
MATCH (r)-[:DENOTED_BY]->(m:Mention)-[:IN_SOURCE]->(a)
OPTIONAL MATCH (m)-[:QUOTES]->(q:Quote)
RETURN a.published AS published, coalesce(a.publisher, a.name) AS publisher, a.url AS url, q.text AS quote,
       q.startChar AS offset, m.confidence AS confidence, m.extractedBy AS extractedBy
ORDER BY a.publishedMin, m.id, offset
