CREATE INDEX legatus_event_dyad_date IF NOT EXISTS FOR (n:Event) ON (n.dyad, n.dateMin);

CREATE INDEX legatus_statement_dyad_date IF NOT EXISTS FOR (n:Statement) ON (n.dyad, n.dateMin);

CREATE INDEX legatus_post_sending IF NOT EXISTS FOR (n:Post) ON (n.sending);

CREATE INDEX legatus_post_receiving IF NOT EXISTS FOR (n:Post) ON (n.receiving);

CREATE INDEX legatus_state_code IF NOT EXISTS FOR (n:State) ON (n.code);

CREATE INDEX legatus_organization_code IF NOT EXISTS FOR (n:Organization) ON (n.code);

CREATE INDEX legatus_person_name IF NOT EXISTS FOR (n:Person) ON (n.name);

CREATE INDEX legatus_resource_id IF NOT EXISTS FOR (n:Resource) ON (n.id);
