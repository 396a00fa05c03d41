-- Whether there is such a certificate template.
-- psql -v id=1 -f TemplateRules.sql
select /* Learning/TemplateRules */
    exists (
        select
        from learning.certificate_template
        where certificate_template.id = :id::bigint
    ) as is_known
