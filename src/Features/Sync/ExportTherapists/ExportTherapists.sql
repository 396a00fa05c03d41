-- All therapists; a placeholder has neither organization nor date.
-- psql -f ExportTherapists.sql
select /* Sync/ExportTherapists */
    therapist.id as therapist_id,
    therapist.organization_id,
    therapist.date_joined as organization_date_joined
from sync.therapist
order by therapist.id
