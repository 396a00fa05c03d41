-- Changes what was given of one group, if the caller may; the rest keeps its values.
-- psql -v id=1 -v given="'{\"name\": \"fake_group\"}'" -v caller_id=1 -f WriteGroup.Update.sql
with /* Monitoring/WriteGroup.Update */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.app_group
    set (name) = (
        select given.name
        from jsonb_populate_record(app_group, :given::jsonb) as given
    )
    from permitted
    where app_group.id = :id::integer
    returning app_group.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
