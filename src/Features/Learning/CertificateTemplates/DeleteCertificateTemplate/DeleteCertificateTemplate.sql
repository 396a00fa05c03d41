-- Deletes a certificate template; what refers to it has none from then on.
-- psql -v id=1 -f DeleteCertificateTemplate.sql
delete /* Learning/DeleteCertificateTemplate */ from learning.certificate_template
where certificate_template.id = :id::bigint
