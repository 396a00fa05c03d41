-- Batches of interactions, each of a therapist of its own.
select
    substr(interaction.therapist_id, 6)::bigint as number,
    count(*) as parts
from sync.interaction
where interaction.therapist_id like 'kept-%'
group by interaction.therapist_id
