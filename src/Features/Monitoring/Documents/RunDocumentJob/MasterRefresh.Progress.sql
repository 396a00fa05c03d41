-- In the transaction that wrote a campaign: what the refresh came to so far, and which campaign is next; and before the
-- first one. No row: the claim is another's by now, and what was written must not stay.
-- psql -v id=5 -v attempts=1 -v is_fruitful=true -v done=3 -v total=78 -v campaign_id=9 -v result="'{}'" -f MasterRefresh.Progress.sql
update /* Monitoring/MasterRefresh.Progress */ monitoring.document_job
set
    done_count = :done::bigint,
    total_count = :total::bigint,
    campaign_id = :campaign_id::integer,
    result = :result::json,
    fruitful_attempt = case when :is_fruitful::boolean then :attempts::integer else document_job.fruitful_attempt end
where
    document_job.id = :id::bigint
    and document_job.attempts = :attempts::integer
    and document_job.state = 'running'
