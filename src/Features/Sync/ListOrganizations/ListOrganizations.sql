-- All organizations. The table is small (hundreds) and the contract knows no pages.
-- psql -f ListOrganizations.sql
select /* Sync/ListOrganizations */
    organization.id,
    organization.name
from sync.organization
order by organization.id
