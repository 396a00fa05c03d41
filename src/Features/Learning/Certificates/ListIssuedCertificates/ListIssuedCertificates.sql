-- A page of certificates; a row with only the count: an empty one.
-- psql -v limit=100 -v offset=0 -f ListIssuedCertificates.sql
with /* Learning/ListIssuedCertificates */
counted as (
    select count(*) as total_count
    from learning.issued_certificate
    where
        true
        -- slot: filters
),

page as (
    select issued_certificate.id
    from learning.issued_certificate
    where
        true
        -- slot: filters
    order by
        -- slot: ordering
        issued_certificate.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    issued_certificate.id,
    issued_certificate.number,
    issued_certificate."user",
    issued_certificate.full_name,
    issued_certificate.title,
    issued_certificate.result,
    issued_certificate.points,
    issued_certificate.author,
    issued_certificate.passed,
    issued_certificate.issued,
    issued_certificate.status,
    issued_certificate.ended,
    issued_certificate.replaced_by,
    issued_certificate.reason
from counted
left join page on true
left join learning.issued_certificate on issued_certificate.id = page.id
order by
    -- slot: ordering
    issued_certificate.id
