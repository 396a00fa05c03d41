-- The person as registered.
-- psql -v id=1 -f RegisterUser.Written.sql
select /* Learning/RegisterUser.Written */
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
