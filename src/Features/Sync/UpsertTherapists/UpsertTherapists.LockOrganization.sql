-- Holds the organization in place while its therapists are written; no row: it does not exist.
-- psql -v organization_id=7 -f UpsertTherapists.LockOrganization.sql
select /* Sync/UpsertTherapists.LockOrganization */
    organization.id
from sync.organization
where organization.id = :organization_id::bigint
for key share -- what the foreign key takes as well: therapist batches of one organization do not wait for each other
