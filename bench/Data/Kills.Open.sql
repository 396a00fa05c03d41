-- Work behind requests that is not done yet, what was given up, and what was begun more than once.
select
    (
        select count(*)
        from monitoring.document_job
        where document_job.state in ('queued', 'running')
    ) + (
        select count(*)
        from chat.export
        where export.status = 'started'
    ) + (
        select count(*)
        from chat.import
        where import.status = 'started'
    ) + (
        select count(*)
        from chat.webhook_delivery
        where webhook_delivery.status = 'pending'
    ) + (
        select count(*)
        from learning.mail
        where mail.sent_at is null and mail.failed_at is null
    ) as waiting,
    (
        select count(*)
        from monitoring.document_job
        where document_job.state in ('refused', 'failed')
    ) + (
        select count(*)
        from chat.export
        where export.status = 'failed'
    ) + (
        select count(*)
        from chat.import
        where import.status = 'failed'
    ) + (
        select count(*)
        from chat.webhook_delivery
        where webhook_delivery.status = 'dead'
    ) + (
        select count(*)
        from learning.mail
        where mail.failed_at is not null
    ) as given_up,
    (
        select count(*)
        from monitoring.document_job
        where document_job.attempts > 1
    ) + (
        select count(*)
        from chat.export
        where export.attempts > 1
    ) + (
        select count(*)
        from chat.import
        where import.attempts > 1
    ) + (
        select count(*)
        from chat.webhook_delivery
        where webhook_delivery.attempts > 1
    ) + (
        select count(*)
        from learning.mail
        where mail.attempts > 1
    ) as begun_again
