-- A certificate is about to be replaced. No row is changed: it was, or is gone.
-- psql -v id=1 -v reason="'The name.'" -v now="'2026-11-29'" -f CorrectCertificate.End.sql
update /* Learning/CorrectCertificate.End */ learning.certificate
set
    replaced_at = :now::timestamptz,
    reason = :reason::text
where
    certificate.id = :id::bigint
    and certificate.replaced_at is null
