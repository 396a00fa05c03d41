-- All interactions in the order of their creation.
-- psql -f ExportInteractions.sql
select /* Sync/ExportInteractions */
    interaction.therapist_id,
    interaction.interaction_date,
    interaction.counter,
    interaction.chat_count,
    interaction.call_count,
    therapist.organization_id,
    therapist.date_joined as organization_date_joined
from sync.interaction
inner join sync.therapist on therapist.id = interaction.therapist_id
order by interaction.id
