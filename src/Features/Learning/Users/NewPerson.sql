-- A new account with its profile; its name is its address.
-- psql -v email="'ada@example.org'" -v password_hash="''" -v first_name="'Ada'" -v last_name="'L'" -v is_staff=false -v is_active=true -v parent_name=null -v phone="'1'" -v work_phone=null -v birth_date=null -v region="'r'" -v town="'t'" -v college=null -v diploma=null -v job_place="'p'" -v job_name="'n'" -v specialization=1 -v now="'2026-11-29'" -f NewPerson.sql
with /* Learning/NewPerson */
created as (
    insert into identity.account (
        username,
        email,
        password_hash,
        first_name,
        last_name,
        is_staff,
        is_active,
        date_joined
    )
    values (
        :email::text,
        :email::text,
        :password_hash::text,
        :first_name::text,
        :last_name::text,
        :is_staff::boolean,
        :is_active::boolean,
        :now::timestamptz
    )
    returning account.id
)

insert into learning.profile (
    account_id,
    parent_name,
    phone,
    work_phone,
    birth_date,
    region,
    town,
    college,
    diploma,
    job_place,
    job_name,
    specialization_id
)
select
    created.id,
    :parent_name::text,
    :phone::text,
    :work_phone::text,
    :birth_date::date,
    :region::text,
    :town::text,
    :college::text,
    :diploma::text,
    :job_place::text,
    :job_name::text,
    :specialization::bigint
from created
returning profile.account_id
