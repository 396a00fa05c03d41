-- Gives up the open pass, if there is one.
-- psql -v id=1 -v account_id=1 -v now="'2026-11-29'" -f StartCourse.Abandon.sql
update /* Learning/StartCourse.Abandon */ learning.course_pass
set abandoned_at = :now::timestamptz
where
    course_pass.course_id = :id::bigint
    and course_pass.account_id = :account_id::bigint
    and course_pass.finished_at is null
    and course_pass.abandoned_at is null
