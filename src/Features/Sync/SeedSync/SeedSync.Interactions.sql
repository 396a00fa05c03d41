-- Demo interactions.
-- psql -v therapist_ids="'{022f97554d83f635d538e1ba78d5e127}'" -v interaction_dates="'{2022-10-03}'" -v counters="'{1}'" -v chat_counts="'{2}'" -v call_counts="'{0}'" -f SeedSync.Interactions.sql
insert /* Sync/SeedSync.Interactions */ into sync.interaction (
    therapist_id,
    interaction_date,
    counter,
    chat_count,
    call_count
)
select
    item.therapist_id,
    item.interaction_date,
    item.counter,
    item.chat_count,
    item.call_count
from unnest(
    :therapist_ids::text[],
    :interaction_dates::date[],
    :counters::integer[],
    :chat_counts::integer[],
    :call_counts::integer[]) as item (therapist_id, interaction_date, counter, chat_count, call_count)
order by item.interaction_date, item.therapist_id, item.counter
on conflict (therapist_id, interaction_date, counter) do nothing
