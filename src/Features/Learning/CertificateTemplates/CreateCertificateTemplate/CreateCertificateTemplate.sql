-- One new certificate template.
-- psql -v name="'Plain'" -v title="'Certificate'" -v body="'{full_name}'" -v background=null -v orientation="'landscape'" -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f CreateCertificateTemplate.sql
insert /* Learning/CreateCertificateTemplate */ into learning.certificate_template (
    name,
    title,
    body,
    background,
    orientation,
    created,
    updated
)
values (
    :name::text,
    :title::text,
    :body::text,
    :background::text,
    :orientation::text,
    :now::timestamptz,
    :now::timestamptz
)
returning
    certificate_template.id,
    certificate_template.name,
    certificate_template.title,
    certificate_template.body,
    :media::text || certificate_template.background as background,
    certificate_template.orientation,
    certificate_template.created,
    certificate_template.updated
