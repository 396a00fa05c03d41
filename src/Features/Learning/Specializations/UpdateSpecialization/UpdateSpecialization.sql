-- Changes what was given of one specialization.
-- psql -v id=1 -v given="'{\"sort_id\": 2}'" -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f UpdateSpecialization.sql
update /* Learning/UpdateSpecialization */ learning.specialization
set
    (name, secondary_name, banner, main, main_on_categories_page, sort_id) = (
        select
            given.name,
            given.secondary_name,
            given.banner,
            given.main,
            given.main_on_categories_page,
            given.sort_id
        from jsonb_populate_record(specialization, :given::jsonb) as given
    ),
    updated = :now::timestamptz
where specialization.id = :id::bigint
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
