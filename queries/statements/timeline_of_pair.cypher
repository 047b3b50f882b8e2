CALL () {
  MATCH (x:Event {dyad: $pair}) RETURN x.id AS id
  UNION
  MATCH (x:Statement {dyad: $pair}) RETURN x.id AS id
  UNION
  MATCH (x:Tenure)-[:OF]->(o:Post) WHERE (o.sending = $one AND o.receiving = $other) OR (o.sending = $other AND o.receiving = $one)
  RETURN x.id AS id
  UNION
  MATCH (x:Nomination)-[:OF]->(o:Post) WHERE (o.sending = $one AND o.receiving = $other) OR (o.sending = $other AND o.receiving = $one)
  RETURN x.id AS id
  UNION
  MATCH (x:Administration)-[:GOVERNS]->(g) WHERE g.code IN [$one, $other] RETURN x.id AS id
}
RETURN id ORDER BY id
