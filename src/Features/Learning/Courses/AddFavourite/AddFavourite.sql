-- Marks a course; no row: it is not there.
-- psql -v id=1 -v is_staff=false -v account_id=1 -f AddFavourite.sql
with /* Learning/AddFavourite */
found as (
    select course.id
    from learning.course
    where
        course.id = :id::bigint
        and (:is_staff::boolean or not course.is_draft)
),

marked as (
    insert into learning.course_favourite (course_id, account_id)
    select
        found.id,
        :account_id::bigint
    from found
    on conflict do nothing
)

select true as add_to_favourites
from found
