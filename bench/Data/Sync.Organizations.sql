insert into sync.organization (id, name)
select number, 'Organization ' || number
from generate_series(1, :rows::bigint) as number
on conflict (id) do nothing
