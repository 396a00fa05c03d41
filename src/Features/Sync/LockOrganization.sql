-- Holds the organization in place while a batch for it is written; no row: it does not exist.
-- psql -v organization_id=1001 -f LockOrganization.sql
select /* Sync/LockOrganization */
    organization.id
from sync.organization
where organization.id = :organization_id::bigint
for key share -- what the foreign key takes as well: batches of one organization do not wait for each other
