// title: One speaker's line on an issue over time
// description: What a person said on an issue, in order, with the words of the source.
// param person: person, e.g. Ken Salazar | the person: an id or a name
// param issue: issue, e.g. migration | the issue
MATCH (:Person {id: $person})<-[:SPOKEN_BY]-(s:Statement)-[:ABOUT]->(:Issue {code: $issue})
RETURN s.date AS date, s.stance AS stance, s.text AS text, s.id AS id
ORDER BY s.dateMax, id
