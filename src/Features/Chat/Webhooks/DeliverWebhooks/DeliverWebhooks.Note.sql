-- How attempts ended. A claim that was lost meanwhile counts no more. Who answered 410 is sent nothing any more.
-- psql -v ids="'{1}'" -v attempts="'{1}'" -v statuses="'{delivered}'" -v run_ats="'{2026-11-29}'" -v last_statuses="'{200}'" -v last_errors="'{null}'" -v last_responses="'{ok}'" -v now="'2026-11-29'" -f DeliverWebhooks.Note.sql
with /* Chat/DeliverWebhooks.Note */
ended as (
    update chat.webhook_delivery
    set
        status = sent.status,
        run_at = sent.run_at,
        leased_until = null,
        last_status = sent.last_status,
        last_error = sent.last_error,
        last_response = sent.last_response,
        body = case when sent.status = 'delivered' then null else webhook_delivery.body end,
        finished_at = case when sent.status = 'pending' then null else :now::timestamptz end
    from unnest(
        :ids::bigint[],
        :attempts::integer[],
        :statuses::text[],
        :run_ats::timestamptz[],
        :last_statuses::integer[],
        :last_errors::text[],
        :last_responses::text[]
    ) as sent (id, attempts, status, run_at, last_status, last_error, last_response)
    where
        webhook_delivery.id = sent.id
        and webhook_delivery.attempts = sent.attempts
        and webhook_delivery.status = 'pending'
    returning
        webhook_delivery.endpoint_id,
        webhook_delivery.last_status
)

update chat.webhook_endpoint
set
    is_enabled = false,
    updated_at = :now::timestamptz
from ended
where
    webhook_endpoint.id = ended.endpoint_id
    and ended.last_status = 410
    and webhook_endpoint.is_enabled
