-- Issues a certificate for the caller's first success in a test, with all that is printed; nothing where there is none, or a
-- certificate. Its number counts, and ends in what nobody guesses.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -v random="'ABCDEFGH'" -v now="'2026-11-29'" -f GetCertificate.Issue.sql
with /* Learning/GetCertificate.Issue */
passed as (
    select
        test_result.id,
        test_result.assessment_id,
        test_result.result,
        test_result.created,
        coalesce(event.name, course.name) as title,
        course.points,
        course.author,
        concat_ws(
            ' ',
            nullif(person.last_name, ''),
            nullif(person.first_name, ''),
            nullif(person.parent_name, '')
        ) as full_name,
        nextval(pg_get_serial_sequence('learning.certificate', 'id')) as certificate_id
    from (
        select
            test_result.id,
            test_result.assessment_id,
            test_result.result,
            test_result.created,
            found.event_id,
            found.course_id
        from learning.assessment_of(
            :kind::text,
            :owner::text,
            :owner_id::bigint,
            :course_id::bigint,
            :is_staff::boolean
        ) as found
        inner join learning.test_result on test_result.assessment_id = found.id
        where
            test_result.account_id = :account_id::bigint
            and test_result.success
        order by test_result.id
        limit 1
    ) as test_result
    inner join learning.person on person.id = :account_id::bigint
    left join learning.event on event.id = test_result.event_id
    left join learning.course on course.id = test_result.course_id
    where coalesce(course.certificate_available, true)
)

insert into learning.certificate (
    id,
    number,
    account_id,
    assessment_id,
    submission_id,
    full_name,
    title,
    result,
    points,
    author,
    passed_at,
    issued_at
)
select
    passed.certificate_id,
    learning.certificate_number(passed.certificate_id, :now::timestamptz, :random::text),
    :account_id::bigint,
    passed.assessment_id,
    passed.id,
    passed.full_name,
    passed.title,
    passed.result,
    passed.points,
    passed.author,
    passed.created,
    :now::timestamptz
from passed
on conflict (assessment_id, account_id) where replaced_at is null do nothing -- also of one that was withdrawn
