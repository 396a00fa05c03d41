-- Notes the use of a token at most once a minute, so that a busy client costs no writes.
-- never waits
-- psql -v digest="sha256('demo')" -v now="'2026-11-22'" -f FindToken.Note.sql
update /* Identity/FindToken.Note */ identity.token
set last_used_at = :now::timestamptz
where
    token.digest = (
        select unnoted.digest
        from identity.token as unnoted
        where
            unnoted.digest = :digest::bytea
            and (unnoted.last_used_at is null or unnoted.last_used_at < :now::timestamptz - interval '1 minute')
        for no key update skip locked -- another notes it at this moment
    )
