CALL () {
  MATCH (:Person {id: $person})-[:HELD|NOMINEE_IN]->(x) RETURN x.id AS id
  UNION
  MATCH (:Person {id: $person})<-[:SPOKEN_BY]-(x:Statement) RETURN x.id AS id
  UNION
  MATCH (:Person {id: $person})<-[:HAS_PARTICIPANT]-(x:Event) RETURN x.id AS id
  UNION
  MATCH (:Person {id: $person})-[:HELD|NOMINEE_IN]->(t)<-[:HEADED_BY]-(x:Administration) RETURN x.id AS id
}
RETURN id ORDER BY id
