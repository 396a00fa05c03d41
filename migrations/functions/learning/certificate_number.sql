-- The number of a certificate: its year, a running number, and an end that nobody guesses.
create or replace function learning.certificate_number(id bigint, now timestamptz, random text)
returns text
language sql
immutable
as $$
    select
        concat_ws(
            '-',
            'HP',
            extract(year from certificate_number.now at time zone 'UTC'),
            lpad(certificate_number.id::text, greatest(6, length(certificate_number.id::text)), '0'),
            certificate_number.random
        )
$$;
