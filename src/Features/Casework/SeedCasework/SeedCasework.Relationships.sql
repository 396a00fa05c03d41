-- Who is what to whom among the people of the demo organisation.
-- psql -v now="'2018-11-20'" -f SeedCasework.Relationships.sql
insert /* Casework/SeedCasework.Relationships */ into casework.client_relationship (
    org_id, client_id, other_id, relationship, carer
)
select client.org_id, client.id, client.id % 60 + 1, 1 + client.id % 5, client.id % 5 = 3
from casework.client
where
    client.org_id = 1
    and client.id % 4 = 1
    and :now::timestamptz is not null
order by client.id
