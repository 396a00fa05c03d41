-- Writes one therapist's interactions. The arrays are sorted by date and counter, each key once; the therapist's row
-- is locked by UpsertInteractions.LockTherapist. An item that changes nothing is neither rewritten nor locked.
-- psql -v therapist_id="'022f97554d83f635d538e1ba78d5e127'" -v interaction_dates="'{2022-10-03}'" -v counters="'{1}'" -v chat_counts="'{2}'" -v call_counts="'{0}'" -f UpsertInteractions.sql
with /* Sync/UpsertInteractions */
differing as materialized (
    select
        incoming.interaction_date,
        incoming.counter,
        incoming.chat_count,
        incoming.call_count,
        interaction.counter is null as is_new
    from unnest(:interaction_dates::date[], :counters::integer[], :chat_counts::integer[], :call_counts::integer[])
        as incoming (interaction_date, counter, chat_count, call_count)
    left join sync.interaction
        on interaction.therapist_id = :therapist_id::text
        and interaction.interaction_date = incoming.interaction_date
        and interaction.counter = incoming.counter
    where
        interaction.counter is null
        or (interaction.chat_count, interaction.call_count) is distinct from (incoming.chat_count, incoming.call_count)
),

rewritten as (
    update sync.interaction
    set
        chat_count = differing.chat_count,
        call_count = differing.call_count
    from differing
    where
        not differing.is_new
        and interaction.therapist_id = :therapist_id::text
        and interaction.interaction_date = differing.interaction_date
        and interaction.counter = differing.counter
),

written as (
    -- No on conflict: under the therapist's lock nobody else can have made these rows meanwhile, and without it new
    -- and unchanged rows are cheaper (docs/decisions/0009-interactions-upsert.md).
    insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
    select
        :therapist_id::text,
        differing.interaction_date,
        differing.counter,
        differing.chat_count,
        differing.call_count
    from differing
    where differing.is_new
    order by differing.interaction_date, differing.counter -- numbers new rows in this order, for the exports
    returning interaction.counter
)

select count(*) as rows_created
from written
