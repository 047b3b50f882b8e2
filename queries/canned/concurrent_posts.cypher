// title: Persons who held two posts at once
// description: Pairs of terms of one person that certainly overlap, such as accreditation to several states.
MATCH (a:Tenure)<-[:HELD]-(p:Person)-[:HELD]->(b:Tenure)
WHERE a.id < b.id AND a.startMax <= b.endMin AND b.startMax <= a.endMin
RETURN p.name AS who, a.id AS one, b.id AS other
ORDER BY who, one, other
