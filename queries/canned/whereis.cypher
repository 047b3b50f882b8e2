// title: The current record for any id ever published
// description: Records are renamed when persons merge or split; an id always means the record that holds its first mention.
// param iri: record, e.g. tenure/ken-salazar.ambassador.USA.MEX.77cipqtdccp3x4qc | the id
MATCH (n:Mention {id: 'mention/' + left(last(split($iri, '.')), 16)})<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(r)
WHERE replace(split(r.id, '/')[0], 'nomination', 'tenure') = replace(split($iri, '/')[0], 'nomination', 'tenure')
  AND (NOT r:Milestone OR split(r.id, '.')[0] = split($iri, '.')[0])
  AND (NOT r:Person OR ($iri ENDS WITH '-of') = EXISTS { MATCH (n)<-[:DENOTED_BY|FORMERLY_DENOTED_BY]-(:Relation)-[:OBJECT]->(r) })
RETURN r.id AS now, labels(r)[0] AS class
ORDER BY now
