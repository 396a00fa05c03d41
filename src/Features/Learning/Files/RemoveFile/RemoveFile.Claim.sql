-- The next file that is due, or whose worker is gone.
-- psql -v now="'2026-11-22'" -v leased_until="'2026-11-22 00:00:30'" -f RemoveFile.Claim.sql
update /* Learning/RemoveFile.Claim */ learning.file_removal
set
    attempts = file_removal.attempts + 1,
    leased_until = :leased_until::timestamptz
where
    file_removal.id = (
        select due.id
        from learning.file_removal as due
        where
            due.run_at <= :now::timestamptz
            and (due.leased_until is null or due.leased_until < :now::timestamptz)
        order by due.run_at, due.id
        limit 1
        for update skip locked -- other workers go on to the next
    )
returning
    file_removal.id,
    file_removal.attempts,
    file_removal.storage_key,
    file_removal.trace
