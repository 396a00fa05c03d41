-- Begins a pass. Of two at once the second finds the number taken, and has the first's.
-- psql -v id=1 -v account_id=1 -v number=1 -v now="'2026-11-29'" -f StartCourse.sql
insert /* Learning/StartCourse */ into learning.course_pass (course_id, account_id, number, started_at)
values (:id::bigint, :account_id::bigint, :number::integer, :now::timestamptz)
on conflict do nothing
