-- Withdraws a certificate that counts. No row is changed: it does not, or is gone.
-- psql -v id=1 -v reason="'A mistake.'" -v now="'2026-11-29'" -f WithdrawCertificate.sql
update /* Learning/WithdrawCertificate */ learning.certificate
set
    withdrawn_at = :now::timestamptz,
    reason = :reason::text
where
    certificate.id = :id::bigint
    and certificate.withdrawn_at is null
    and certificate.replaced_at is null
