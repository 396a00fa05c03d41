-- A poll with the questions that the caller may see, and whether they may answer it.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v over_before="'2026-11-29'" -f GetPoll.sql
select /* Learning/GetPoll */
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
    jsonb_build_object(
        'poll_available', learning.poll_obstacle(found.id, :account_id::bigint) is null
    ) as users_statistics
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
