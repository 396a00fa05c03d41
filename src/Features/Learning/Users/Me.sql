-- A person as they see themselves; also an account without a profile.
-- psql -v id=1 -f Me.sql
select /* Learning/Me */
    person.id,
    person.email,
    person.first_name,
    person.last_name,
    person.parent_name,
    person.phone,
    person.work_phone,
    person.birth_date,
    person.region,
    person.town,
    person.college,
    person.diploma,
    person.job_place,
    person.job_name,
    person.specialization,
    person.email_confirmed
from learning.person
where person.id = :id::bigint
