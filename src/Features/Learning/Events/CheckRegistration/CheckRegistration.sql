-- Whether somebody has registered for a private event or webinar that they may see.
-- psql -v kind="'event'" -v id=1 -v is_staff=false -v account_id=null -v client_ip="'192.0.2.1'" -f CheckRegistration.sql
select /* Learning/CheckRegistration */
    exists (
        select
        from learning.event
        inner join learning.registration on registration.event_id = event.id
        where
            event.id = :id::bigint
            and event.kind = :kind::text
            and event.private
            and (:is_staff::boolean or not event.is_draft)
            and (
                registration.account_id = :account_id::bigint
                or registration.client_ip = :client_ip::inet
            )
    ) as is_registered
