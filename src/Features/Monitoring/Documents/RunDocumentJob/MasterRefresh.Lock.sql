-- First of what a transaction does with a campaign's values: alone on them.
-- psql -v campaign_id=7 -f MasterRefresh.Lock.sql
-- writes: monitoring.lock_campaign
select /* Monitoring/MasterRefresh.Lock */
    monitoring.lock_campaign(:campaign_id::integer)::text as locked
