-- Changes what was given of a profile, which is made where there is none: what it must have and was not given is empty.
-- psql -v id=1 -v given="'{\"town\": \"Kyiv\"}'" -f ChangedPerson.Profile.sql
with /* Learning/ChangedPerson.Profile */
given as (
    select
        profile.phone,
        profile.region,
        profile.town,
        profile.job_place,
        profile.job_name,
        profile.parent_name,
        profile.work_phone,
        profile.birth_date,
        profile.college,
        profile.diploma,
        profile.specialization_id
    from jsonb_populate_record(null::learning.profile, :given::jsonb) as profile
)

insert into learning.profile (
    account_id,
    phone,
    region,
    town,
    job_place,
    job_name,
    parent_name,
    work_phone,
    birth_date,
    college,
    diploma,
    specialization_id
)
select
    :id::bigint,
    coalesce(given.phone, ''),
    coalesce(given.region, ''),
    coalesce(given.town, ''),
    coalesce(given.job_place, ''),
    coalesce(given.job_name, ''),
    given.parent_name,
    given.work_phone,
    given.birth_date,
    given.college,
    given.diploma,
    given.specialization_id
from given
on conflict (account_id) do update
    set
        (
            phone,
            region,
            town,
            job_place,
            job_name,
            parent_name,
            work_phone,
            birth_date,
            college,
            diploma,
            specialization_id
        ) = (
            select
                changed.phone,
                changed.region,
                changed.town,
                changed.job_place,
                changed.job_name,
                changed.parent_name,
                changed.work_phone,
                changed.birth_date,
                changed.college,
                changed.diploma,
                changed.specialization_id
            from jsonb_populate_record(profile, :given::jsonb) as changed
        )
