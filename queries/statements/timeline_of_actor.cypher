CALL () {
  MATCH (x:Event)-[:SOURCE|TARGET]->(a {code: $actor}) RETURN x.id AS id
  UNION
  MATCH (x:Statement)-[:ON_BEHALF_OF]->(a {code: $actor}) RETURN x.id AS id
  UNION
  MATCH (x:Tenure)-[:OF]->(o:Post) WHERE o.receiving IS NOT NULL AND (o.sending = $actor OR o.receiving = $actor) RETURN x.id AS id
  UNION
  MATCH (x:Nomination)-[:OF]->(o:Post) WHERE o.receiving IS NOT NULL AND (o.sending = $actor OR o.receiving = $actor) RETURN x.id AS id
  UNION
  MATCH (x:Administration)-[:GOVERNS]->(a {code: $actor}) RETURN x.id AS id
}
RETURN id ORDER BY id
