-- An organisation with the age bands of the contract and four types of client. No row: there is no such time zone.
-- psql -v name="'Demo'" -v system_type="'live'" -v key_hash="sha256('demo')" -v time_zone="'UTC'" -v branch_system=true -v uploads_enabled=true -v api_enabled=true -v now="'2026-11-29'" -f CreateOrg.sql
with /* Casework/CreateOrg */
created as (
    insert into casework.org (
        name, system_type, key_hash, time_zone, branch_system, uploads_enabled, api_enabled, created
    )
    select
        :name::text,
        :system_type::text,
        :key_hash::bytea,
        pg_timezone_names.name,
        :branch_system::boolean,
        :uploads_enabled::boolean,
        :api_enabled::boolean,
        :now::timestamptz
    from pg_catalog.pg_timezone_names
    where pg_timezone_names.name = :time_zone::text
    returning id
),

bands as (
    insert into casework.age_band (org_id, id, label, min_age, max_age)
    select created.id, band.id, band.label, band.min_age, band.max_age
    from created
    cross join (
        values
            (1, '0-15', 0, 15),
            (2, '16-24', 16, 24),
            (3, '25-34', 25, 34),
            (4, '35-44', 35, 44),
            (5, '45-54', 45, 54),
            (6, '55-64', 55, 64),
            (7, '65-74', 65, 74),
            (8, '75-84', 75, 84),
            (9, '85 and over', 85, null)
    ) as band (id, label, min_age, max_age)
),

types as (
    insert into casework.dictionary_entry (org_id, dict, key, label, ord)
    select created.id, 'client_type', type.key, type.label, type.ord
    from created
    cross join (
        values ('1', 'Client', 1), ('2', 'Volunteer', 2), ('3', 'Staff', 3), ('4', 'Family member', 4)
    ) as type (key, label, ord)
)

select created.id
from created
