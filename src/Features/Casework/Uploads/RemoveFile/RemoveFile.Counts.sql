-- Files to be removed: due now or later, being removed. Nothing is given up: it is tried for as long as it takes.
-- psql -v now="'2026-11-22'" -f RemoveFile.Counts.sql
select /* Casework/RemoveFile.Counts */
    count(*) filter (where file_removal.leased_until is null or file_removal.leased_until < :now::timestamptz)
        as waiting,
    count(*) filter (where file_removal.leased_until >= :now::timestamptz) as running,
    0::bigint as failed,
    min(file_removal.run_at) filter (
        where
            file_removal.run_at <= :now::timestamptz
            and (file_removal.leased_until is null or file_removal.leased_until < :now::timestamptz)
    ) as due_since
from casework.file_removal
