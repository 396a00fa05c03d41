-- First in the transaction of the work: alone on its document, and with time for large ones. The array parameters
-- differ too much in length for one plan.
select /* Monitoring/RunDocumentJob.Begin */
    set_config('statement_timeout', '10min', true) as statement_timeout,
    set_config('lock_timeout', '5min', true) as lock_timeout,
    set_config('plan_cache_mode', 'force_custom_plan', true) as plan_cache_mode,
    monitoring.lock_document(:document_id::integer)::text as locked
