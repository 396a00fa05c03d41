-- The full name of a person: last, first, parent.
-- psql -v account_id=1 -f RecordYears.Name.sql
select /* Learning/RecordYears.Name */
    concat_ws(
        ' ',
        nullif(person.last_name, ''),
        nullif(person.first_name, ''),
        nullif(person.parent_name, '')
    ) as full_name
from learning.person
where person.id = :account_id::bigint
