-- Exports that are done; the day from which on one was asked for is its number.
select
    (export.start_date - date '2000-01-01')::bigint as number,
    count(*) as parts
from chat.export
where export.status = 'finished'
group by export.start_date
