MATCH (s:State {id: $id})<-[r]-(x)
WHERE type(r) IN ['SOURCE', 'TARGET', 'ON_BEHALF_OF'] AND x.dateMin <= $until AND x.dateMax >= $since
RETURN DISTINCT x.id AS id
UNION
MATCH (s:State {id: $id})<-[:MEMBER]-(d:Dyad)<-[:BETWEEN]-(x)
WHERE x.dateMin <= $until AND x.dateMax >= $since
RETURN DISTINCT x.id AS id
UNION
MATCH (p:Post {sending: $code})<-[:OF]-(x:Tenure)
WHERE x.startMax <= $until AND x.endMin >= $since
RETURN DISTINCT x.id AS id
