-- Changes what was sent of one row, if the caller may.
-- psql -v id=1 -v source_object_id=184381 -v has_source_object_id=true -v master_object_id=12908 -v has_master_object_id=true -v caller_id=1 -f WriteCampaignMap.Update.sql
with /* Monitoring/WriteCampaignMap.Update */
permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'upload_csv')
        or monitoring.has_code(:caller_id::bigint, 'manage_system')
),

written as (
    update monitoring.campaign_map
    set
        source_object_id = case
            when :has_source_object_id::boolean then :source_object_id::integer
            else campaign_map.source_object_id
        end,
        master_object_id = case
            when :has_master_object_id::boolean then :master_object_id::integer
            else campaign_map.master_object_id
        end,
        mapped_by_id = case
            when :has_source_object_id::boolean or :has_master_object_id::boolean then :caller_id::bigint
            else campaign_map.mapped_by_id
        end
    from permitted
    where campaign_map.id = :id::integer
    returning campaign_map.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    0::bigint as matches
