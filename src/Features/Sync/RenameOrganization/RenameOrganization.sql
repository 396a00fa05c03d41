-- Renames an organization; no row: it does not exist.
-- psql -v organization_id=1 -v name="'North'" -f RenameOrganization.sql
update /* Sync/RenameOrganization */ sync.organization
set name = :name::text
where organization.id = :organization_id::bigint
returning
    organization.id,
    organization.name
