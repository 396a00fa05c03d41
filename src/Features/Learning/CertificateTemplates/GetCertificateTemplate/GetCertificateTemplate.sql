-- One certificate template.
-- psql -v id=1 -v media="'http://localhost:5080/media/'" -f GetCertificateTemplate.sql
select /* Learning/GetCertificateTemplate */
    certificate_template.id,
    certificate_template.name,
    certificate_template.title,
    certificate_template.body,
    :media::text || certificate_template.background as background,
    certificate_template.orientation,
    certificate_template.created,
    certificate_template.updated
from learning.certificate_template
where certificate_template.id = :id::bigint
