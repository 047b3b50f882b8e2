MATCH (s:State {id: $id})<-[:SOURCE|TARGET]-(x:Event)
WHERE x.dateMin <= $until AND x.dateMax >= $since
RETURN DISTINCT x.id AS id
UNION
MATCH (s:State {id: $id})<-[:ON_BEHALF_OF]-(x:Statement)
WHERE x.dateMin <= $until AND x.dateMax >= $since
RETURN DISTINCT x.id AS id
UNION
MATCH (s:State {id: $id})<-[:MEMBER]-(d:Dyad)<-[:BETWEEN]-(x:Statement)
WHERE x.dateMin <= $until AND x.dateMax >= $since
RETURN DISTINCT x.id AS id
UNION
MATCH (p:Post {sending: $code})<-[:OF]-(x:Tenure)
WHERE x.startMax <= $until AND x.endMin >= $since
RETURN DISTINCT x.id AS id
