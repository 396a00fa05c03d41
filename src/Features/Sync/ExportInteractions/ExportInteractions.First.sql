-- All interactions under the names and in the column order of early December 2022.
-- psql -f ExportInteractions.First.sql
select /* Sync/ExportInteractions.First */
    interaction.counter as interaction_id,
    interaction.therapist_id,
    interaction.chat_count,
    interaction.call_count,
    interaction.interaction_date,
    therapist.organization_id,
    therapist.date_joined as organization_date_joined
from sync.interaction
inner join sync.therapist on therapist.id = interaction.therapist_id
order by interaction.id
