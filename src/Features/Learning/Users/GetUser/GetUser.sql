-- A person with a profile, as staff see them.
-- psql -v id=8 -f GetUser.sql
select /* Learning/GetUser */
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
    person.email_confirmed,
    person.is_staff,
    person.is_active
from learning.person
where
    person.id = :id::bigint
    and person.has_profile
