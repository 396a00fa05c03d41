-- First in the transaction of the work: alone on its document, and with time for large ones. The array parameters
-- differ too much in length for one plan. Bitmaps are off: a document that has just come counts as one row, and then a
-- bitmap of a whole campaign for each of its cells looks cheap.
select /* Monitoring/RunDocumentJob.Begin */
    set_config('statement_timeout', '10min', true) as statement_timeout,
    set_config('lock_timeout', '5min', true) as lock_timeout,
    set_config('plan_cache_mode', 'force_custom_plan', true) as plan_cache_mode,
    set_config('enable_bitmapscan', 'off', true) as enable_bitmapscan,
    monitoring.lock_document(:document_id::integer)::text as locked
