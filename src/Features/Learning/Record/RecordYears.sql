-- The valid certificates of a person, the latest first.
-- psql -v account_id=1 -v limit=10000 -f RecordYears.sql
select /* Learning/RecordYears */
    issued_certificate.number,
    issued_certificate.title,
    issued_certificate.result,
    issued_certificate.points,
    issued_certificate.author,
    issued_certificate.passed,
    issued_certificate.issued
from learning.issued_certificate
where
    issued_certificate."user" = :account_id::bigint
    and issued_certificate.status = 'valid'
order by
    issued_certificate.passed desc,
    issued_certificate.id desc
limit :limit::bigint
