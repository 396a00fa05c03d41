-- Writes one therapist's interactions. The arrays are sorted by date and counter, each key once; the therapist's row
-- is locked. An item that changes nothing is not rewritten.
-- psql -v therapist_id="'a'" -v interaction_dates="'{2018-06-08}'" -v counters="'{1}'" -v chat_counts="'{2}'" -v call_counts="'{0}'" -f UpsertInteractions.sql
with /* Sync/UpsertInteractions */
incoming as (
    select
        item.interaction_date,
        item.counter,
        item.chat_count,
        item.call_count
    from unnest(:interaction_dates::date[], :counters::integer[], :chat_counts::integer[], :call_counts::integer[])
        as item (interaction_date, counter, chat_count, call_count)
),

written as (
    insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
    select
        :therapist_id::text,
        incoming.interaction_date,
        incoming.counter,
        incoming.chat_count,
        incoming.call_count
    from incoming
    order by incoming.interaction_date, incoming.counter -- numbers new rows in this order, for the exports
    on conflict (therapist_id, interaction_date, counter) do update
        set
            chat_count = excluded.chat_count,
            call_count = excluded.call_count
        where (interaction.chat_count, interaction.call_count)
            is distinct from (excluded.chat_count, excluded.call_count)
    returning (xmax = 0) as is_created
)

select count(*) filter (where written.is_created) as rows_created
from written
