-- Organizations by their ids.
select
    organization.id - 1000000 as number,
    count(*) as parts
from sync.organization
where organization.id > 1000000
group by organization.id
