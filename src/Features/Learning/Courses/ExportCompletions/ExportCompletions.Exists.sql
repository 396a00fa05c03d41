-- Whether there is such a course.
-- psql -v id=1 -f ExportCompletions.Exists.sql
select /* Learning/ExportCompletions.Exists */
    exists (
        select
        from learning.course
        where course.id = :id::bigint
    ) as is_there
