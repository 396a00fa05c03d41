-- Takes the next mail that was asked for, with the account that may get it: active, a person's, its address not confirmed yet
-- where that is what it is about. The account is locked: the next request for it waits, and sees the mail that this one writes.
-- psql -f WriteRequestedMail.sql
with /* Learning/WriteRequestedMail */
taken as (
    delete from learning.mail_request
    where
        mail_request.id = (
            select oldest.id
            from learning.mail_request as oldest
            order by oldest.id
            limit 1
            for update skip locked -- other workers go on to the next
        )
    returning
        mail_request.kind,
        mail_request.email,
        mail_request.origin,
        mail_request.trace
)

select
    taken.kind,
    taken.origin,
    receiver.id,
    receiver.email,
    receiver.password_hash,
    nullif(set_config('platform.trace', coalesce(taken.trace, ''), true), '') as trace -- the mail has it too
from taken
left join lateral (
    select
        account.id,
        account.email,
        account.password_hash
    from identity.account
    where
        lower(account.email) = lower(taken.email)
        and account.email <> ''
        and account.is_active
        and not account.is_service_account
        and not (taken.kind = 'confirmation' and account.email_confirmed)
    for no key update
) as receiver on true
