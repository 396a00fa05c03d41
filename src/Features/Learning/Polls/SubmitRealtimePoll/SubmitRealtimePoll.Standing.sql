-- What keeps the caller from answering the poll; asked again when nobody else can answer in their name.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -f SubmitRealtimePoll.Standing.sql
select /* Learning/SubmitRealtimePoll.Standing */
    found.id as assessment_id,
    learning.poll_obstacle(found.id, :account_id::bigint) as obstacle
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
