-- One specialization.
-- psql -v id=1 -v media="'http://localhost:5080/media/'" -f GetSpecialization.sql
select /* Learning/GetSpecialization */
    specialization.id,
    specialization.name,
    specialization.secondary_name,
    :media::text || specialization.banner as banner,
    specialization.main,
    specialization.main_on_categories_page,
    specialization.sort_id,
    specialization.created,
    specialization.updated
from learning.specialization
where specialization.id = :id::bigint
