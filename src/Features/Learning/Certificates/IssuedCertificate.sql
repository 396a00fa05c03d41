-- One certificate, for staff.
-- psql -v id=1 -f IssuedCertificate.sql
select /* Learning/IssuedCertificate */
    issued_certificate.id,
    issued_certificate.number,
    issued_certificate."user",
    issued_certificate.full_name,
    issued_certificate.title,
    issued_certificate.result,
    issued_certificate.points,
    issued_certificate.author,
    issued_certificate.passed,
    issued_certificate.issued,
    issued_certificate.status,
    issued_certificate.ended,
    issued_certificate.replaced_by,
    issued_certificate.reason
from learning.issued_certificate
where issued_certificate.id = :id::bigint
