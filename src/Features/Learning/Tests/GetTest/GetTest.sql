-- A test with the questions that the caller may see, and where they stand with it.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -v now="'2026-11-29'" -f GetTest.sql
select /* Learning/GetTest */
    found.id,
    found.created,
    learning.questions_set_under(
        :kind::text,
        :owner::text,
        :owner_id::bigint,
        :course_id::bigint,
        :account_id::bigint,
        :is_staff::boolean,
        :over_before::timestamptz
    ) as questions_set,
    standing.success_percent::double precision as success_percent,
    standing.max_tries,
    jsonb_build_object(
        'tries', standing.tries,
        'test_available', standing.obstacle is null
    ) as user_statistics
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
