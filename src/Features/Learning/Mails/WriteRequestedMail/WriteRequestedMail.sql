-- Takes the next mail that was asked for, with the account that may get it: active, a person's, its address not confirmed yet
-- where that is what it is about, and without the same mail in the last five minutes.
-- psql -v now="'2026-11-29'" -v confirmation_subject="'c'" -v password_reset_subject="'p'" -f WriteRequestedMail.sql
with /* Learning/WriteRequestedMail */
taken as (
    delete from learning.mail_request
    where
        mail_request.id = (
            select oldest.id
            from learning.mail_request as oldest
            order by oldest.id
            limit 1
        )
    returning
        mail_request.kind,
        mail_request.email,
        mail_request.origin
)

select
    taken.kind,
    taken.origin,
    account.id,
    account.email,
    account.password_hash
from taken
left join identity.account on
    lower(account.email) = lower(taken.email)
    and account.email <> ''
    and account.is_active
    and not account.is_service_account
    and not (taken.kind = 'confirmation' and account.email_confirmed)
    and not exists (
        select
        from learning.mail
        where
            mail.recipient = account.email
            and mail.created > :now::timestamptz - interval '5 minutes'
            and mail.subject = case taken.kind
                when 'confirmation' then :confirmation_subject::text
                else :password_reset_subject::text
            end
    )
