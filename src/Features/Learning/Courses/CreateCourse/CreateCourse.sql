-- One new course with its tags.
-- psql -v name="'n'" -v description="''" -v text="''" -v certificate_template=null -v certificate_available=false -v points=0 -v author="''" -v start_date=null -v end_date=null -v is_draft=true -v course_image=null -v success_percent=70 -v max_tries=0 -v specializations="'{1}'" -v now="'2026-11-29'" -f CreateCourse.sql
with /* Learning/CreateCourse */
created as (
    insert into learning.course (
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
        max_tries,
        created,
        updated
    )
    values (
        :name::text,
        :description::text,
        :text::text,
        :certificate_template::bigint,
        :certificate_available::boolean,
        :points::integer,
        :author::text,
        :start_date::date,
        :end_date::date,
        :is_draft::boolean,
        :course_image::text,
        :success_percent::numeric,
        :max_tries::integer,
        :now::timestamptz,
        :now::timestamptz
    )
    returning course.id
),

tagged as (
    insert into learning.course_specialization (course_id, specialization_id)
    select distinct created.id, tag.id
    from created
    cross join unnest(:specializations::bigint[]) as tag (id)
)

select created.id
from created
