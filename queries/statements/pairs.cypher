MATCH (e:Event) WHERE e.dyad IS NOT NULL
RETURN e.dyad AS pair, count(e) AS events
ORDER BY events DESC, pair LIMIT 24
