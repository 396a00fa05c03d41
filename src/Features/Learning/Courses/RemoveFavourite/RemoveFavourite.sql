-- Takes a mark away; false: there is no such course.
-- psql -v id=1 -v is_staff=false -v account_id=1 -f RemoveFavourite.sql
with /* Learning/RemoveFavourite */
found as (
    select course.id
    from learning.course
    where
        course.id = :id::bigint
        and (:is_staff::boolean or not course.is_draft)
),

removed as (
    delete from learning.course_favourite
    using found
    where
        course_favourite.course_id = found.id
        and course_favourite.account_id = :account_id::bigint
)

select exists (select from found) as is_there
