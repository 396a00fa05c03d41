-- Whether there is such a certificate template: told before anything of the body.
-- psql -v id=1 -f UpdateCertificateTemplate.Exists.sql
select /* Learning/UpdateCertificateTemplate.Exists */
    exists (
        select
        from learning.certificate_template
        where certificate_template.id = :id::bigint
    ) as is_there
