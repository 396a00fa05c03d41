-- In the organizations 3 to 10: the first two belong to the batches.
insert into sync.therapist (id, organization_id, date_joined)
select
    md5('therapist ' || number),
    3 + number % 8,
    date '2018-01-01' + (number * 7919 % 1800)::integer
from generate_series(1, 2000) as number
