-- The certificate that was issued to the caller for a test, and how it looks now.
-- psql -v kind="'test'" -v owner="'event'" -v owner_id=1 -v course_id=null -v is_staff=true -v account_id=1 -f GetCertificate.sql
select /* Learning/GetCertificate */
    certificate.number,
    certificate.full_name,
    certificate.title,
    certificate.result::double precision as result,
    certificate.points,
    certificate.author,
    coalesce(certificate.passed_at, certificate.issued_at) as passed_at,
    certificate.issued_at,
    certificate_template.title as heading,
    certificate_template.body,
    certificate_template.orientation,
    certificate_template.background
from learning.assessment_of(
    :kind::text,
    :owner::text,
    :owner_id::bigint,
    :course_id::bigint,
    :is_staff::boolean
) as found
inner join learning.certificate on
    certificate.assessment_id = found.id
    and certificate.account_id = :account_id::bigint
    and certificate.replaced_at is null
    and certificate.withdrawn_at is null
left join learning.event on event.id = found.event_id
left join learning.course on course.id = found.course_id
left join learning.certificate_template on
    certificate_template.id = coalesce(event.certificate_template_id, course.certificate_template_id)
where coalesce(course.certificate_available, true)
