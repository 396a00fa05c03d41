-- What is printed on a certificate, for whoever has its number.
-- psql -v number="'HP-2026-000001-DEMQDEMQ'" -f VerifyCertificate.sql
select /* Learning/VerifyCertificate */
    issued_certificate.number,
    issued_certificate.full_name,
    issued_certificate.title,
    issued_certificate.issued,
    issued_certificate.points,
    issued_certificate.status,
    issued_certificate.ended,
    issued_certificate.replaced_by,
    issued_certificate.passed
from learning.issued_certificate
where issued_certificate.number = :number::text
