MATCH (n:Post)
WHERE n.id STARTS WITH 'post/'
RETURN n.id AS id, n.role AS role, n.seat AS seat, n.sending AS sending, n.receiving AS receiving
