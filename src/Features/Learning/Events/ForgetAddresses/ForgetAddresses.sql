-- Deletes the oldest registrations of which only an address is known, some at a time.
-- psql -v before="'2026-11-29'" -f ForgetAddresses.sql
delete /* Learning/ForgetAddresses */ from learning.registration
where
    registration.id in (
        select due.id
        from learning.registration as due
        where
            due.client_ip is not null
            and due.created < :before::timestamptz
        order by due.created
        limit 1000
        for update skip locked
    )
