-- Issues a certificate in the place of another, with what was wrong put right.
-- psql -v id=9 -v full_name="'Ada'" -v title=null -v result=null -v points=null -v author=null -v random="'ABCDEFGH'" -v now="'2026-11-29'" -f CorrectCertificate.sql
with /* Learning/CorrectCertificate */
former as (
    select
        certificate.id,
        certificate.account_id,
        certificate.assessment_id,
        certificate.submission_id,
        certificate.full_name,
        certificate.title,
        certificate.result,
        certificate.points,
        certificate.author,
        certificate.passed_at,
        nextval(pg_get_serial_sequence('learning.certificate', 'id')) as certificate_id
    from learning.certificate
    where certificate.id = :id::bigint
)

insert into learning.certificate (
    id,
    number,
    account_id,
    assessment_id,
    submission_id,
    full_name,
    title,
    result,
    points,
    author,
    passed_at,
    issued_at,
    replaces_id
)
select
    former.certificate_id,
    learning.certificate_number(former.certificate_id, :now::timestamptz, :random::text),
    former.account_id,
    former.assessment_id,
    former.submission_id,
    coalesce(nullif(:full_name::text, ''), former.full_name),
    coalesce(nullif(:title::text, ''), former.title),
    coalesce(:result::double precision::numeric, former.result),
    coalesce(:points::integer, former.points),
    coalesce(:author::text, former.author),
    former.passed_at,
    :now::timestamptz,
    former.id
from former
returning certificate.id
