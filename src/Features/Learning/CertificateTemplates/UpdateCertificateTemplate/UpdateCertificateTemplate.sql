-- Changes what was given of one certificate template.
-- psql -v id=1 -v given="'{\"title\": \"Diploma\"}'" -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f UpdateCertificateTemplate.sql
update /* Learning/UpdateCertificateTemplate */ learning.certificate_template
set
    (name, title, body, background, orientation) = (
        select
            given.name,
            given.title,
            given.body,
            given.background,
            given.orientation
        from jsonb_populate_record(certificate_template, :given::jsonb) as given
    ),
    updated = :now::timestamptz
where certificate_template.id = :id::bigint
returning
    certificate_template.id,
    certificate_template.name,
    certificate_template.title,
    certificate_template.body,
    :media::text || certificate_template.background as background,
    certificate_template.orientation,
    certificate_template.created,
    certificate_template.updated
