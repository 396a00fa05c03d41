-- Changes what was given of one course. Tags that are null stay as they are.
-- psql -v id=1 -v given="'{\"points\": 2}'" -v specializations=null -v now="'2026-11-29'" -f UpdateCourse.sql
with /* Learning/UpdateCourse */
written as (
    update learning.course
    set
        (
            name,
            description,
            text,
            certificate_template_id,
            certificate_available,
            points,
            author,
            start_date,
            end_date,
            is_draft,
            course_image,
            success_percent,
            max_tries
        ) = (
            select
                given.name,
                given.description,
                given.text,
                given.certificate_template_id,
                given.certificate_available,
                given.points,
                given.author,
                given.start_date,
                given.end_date,
                given.is_draft,
                given.course_image,
                given.success_percent,
                given.max_tries
            from jsonb_populate_record(course, :given::jsonb) as given
        ),
        updated = :now::timestamptz
    where course.id = :id::bigint
    returning course.id
),

untagged as (
    delete from learning.course_specialization
    using written
    where
        course_specialization.course_id = written.id
        and course_specialization.specialization_id <> all(:specializations::bigint[])
),

tagged as (
    insert into learning.course_specialization (course_id, specialization_id)
    select distinct written.id, tag.id
    from written
    cross join unnest(:specializations::bigint[]) as tag (id)
    on conflict do nothing
)

select written.id
from written
