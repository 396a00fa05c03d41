-- Writes one new row, if the caller may.
-- psql -v name="'Mop-up'" -v caller_id=1 -f WriteCampaignType.Insert.sql
with /* Monitoring/WriteCampaignType.Insert */
permitted as (
    select
    where monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    insert into monitoring.campaign_type (name)
    select
        :name::text
    from permitted
    returning campaign_type.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
