// title: Who represents a state abroad on a day
// description: Envoys of one state in office, or possibly in office, on a day, by host. `certain` says whether the sources
//   prove it; otherwise the day lies within the bounds that they leave open.
// param sending: actor, e.g. USA | the sending state
// param on: day = today, e.g. 2025-01-06 | the day
MATCH (o:Post {sending: $sending})<-[:OF]-(t:Tenure)<-[:HELD]-(p:Person)
WHERE o.receiving IS NOT NULL AND t.reachMin <= date($on) AND date($on) <= t.reachMax
RETURN o.receiving AS host, o.role AS role, p.name AS who, t.startMax <= date($on) AND date($on) <= t.endMin AS certain
ORDER BY host, role, who
