-- The campaign strings of a document that the system has not seen before. In one order for all, so that two documents
-- with the same new strings do not wait for each other.
-- psql -v document_id=17 -f FileIngest.Campaigns.sql
with /* Monitoring/FileIngest.Campaigns */
named as (
    select
        source_datapoint.campaign_string,
        min(source_datapoint.row_number) as row_number
    from monitoring.source_datapoint
    where
        source_datapoint.document_id = :document_id::integer
        and not source_datapoint.is_withdrawn
    group by source_datapoint.campaign_string
),

written as (
    insert into monitoring.source_campaign (campaign_string, source_guid, document_id)
    select
        named.campaign_string,
        'doc_id:' || :document_id::integer || '-row_no:' || named.row_number,
        :document_id::integer
    from named
    where
        not exists (
            select 1
            from monitoring.source_campaign
            where source_campaign.campaign_string = named.campaign_string
        )
    order by named.campaign_string collate "C"
    on conflict (campaign_string) do nothing
    returning source_campaign.id
)

select count(*) as created
from written
