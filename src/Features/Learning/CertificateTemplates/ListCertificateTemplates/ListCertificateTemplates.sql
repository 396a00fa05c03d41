-- A page of certificate templates; a row with only the count: an empty one.
-- psql -v media="'http://localhost:5080/media/'" -v limit=100 -v offset=0 -f ListCertificateTemplates.sql
with /* Learning/ListCertificateTemplates */
counted as (
    select count(*) as total_count
    from learning.certificate_template
    where
        true
        -- slot: filters
),

page as (
    select certificate_template.id
    from learning.certificate_template
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        certificate_template.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    certificate_template.id,
    certificate_template.name,
    certificate_template.title,
    certificate_template.body,
    :media::text || certificate_template.background as background,
    certificate_template.orientation,
    certificate_template.created,
    certificate_template.updated
from counted
left join page on true
left join learning.certificate_template on certificate_template.id = page.id
order by
    -- slot: ordering
    certificate_template.id
