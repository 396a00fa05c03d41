-- Deletes the one document that the conditions name, for its owner or whoever manages the system: of one match the
-- permission is about that one, of several none goes. A datapoint that comes from it refuses.
-- psql -v caller_id=1 -f WriteDocument.Delete.sql
with /* Monitoring/WriteDocument.Delete */
matching as (
    select
        document.id,
        document.created_by_id
    from monitoring.document
    where
        true
        -- slot: conditions
),

permitted as (
    select
    where
        monitoring.has_code(:caller_id::bigint, 'manage_system')
        or exists (
            select 1
            from matching
            where matching.created_by_id = :caller_id::bigint
        )
        or (
            monitoring.has_code(:caller_id::bigint, 'upload_csv')
            and not exists (select 1 from matching)
        )
),

written as (
    delete from monitoring.document
    using permitted
    where
        document.id = (select min(matching.id) from matching)
        and (select count(*) from matching) = 1
    returning document.id
)

select
    exists (select 1 from permitted) as is_permitted,
    (select written.id from written) as id,
    (select count(*) from matching) as matches
