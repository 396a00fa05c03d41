-- One new specialization.
-- psql -v name="'Surgeon'" -v secondary_name="'Surgery'" -v banner=null -v main=false -v main_on_categories_page=false -v sort_id=1 -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f CreateSpecialization.sql
insert /* Learning/CreateSpecialization */ into learning.specialization (
    name,
    secondary_name,
    banner,
    main,
    main_on_categories_page,
    sort_id,
    created,
    updated
)
values (
    :name::text,
    :secondary_name::text,
    :banner::text,
    :main::boolean,
    :main_on_categories_page::boolean,
    :sort_id::integer,
    :now::timestamptz,
    :now::timestamptz
)
returning
    specialization.id,
    specialization.name,
    specialization.secondary_name,
    :media::text || specialization.banner as banner,
    specialization.main,
    specialization.main_on_categories_page,
    specialization.sort_id,
    specialization.created,
    specialization.updated
