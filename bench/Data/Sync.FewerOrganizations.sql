delete from sync.organization
where organization.id > :rows::bigint
