MATCH (:Issue {code: $issue})<-[:ABOUT]-(x)
RETURN x.id AS id ORDER BY id
