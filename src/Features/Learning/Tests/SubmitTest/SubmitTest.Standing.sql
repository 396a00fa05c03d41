-- Where the caller stands with a test; asked again when nobody else can count their tries.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v now="'2026-11-29'" -f SubmitTest.Standing.sql
select /* Learning/SubmitTest.Standing */
    found.id as assessment_id,
    found.lesson_id,
    (standing.success_percent * 100)::integer as success_hundredths,
    standing.course_pass_id,
    standing.test_window_id,
    standing.obstacle
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
cross join lateral learning.test_standing(
    found.id,
    :account_id::bigint,
    :now::timestamptz,
    :over_before::timestamptz
) as standing
