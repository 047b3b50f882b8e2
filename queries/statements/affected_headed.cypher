UNWIND $ids AS wanted
MATCH (t:{{label}} {id: wanted})<-[:HEADED_BY]-(a:Administration)
RETURN a.id AS id
