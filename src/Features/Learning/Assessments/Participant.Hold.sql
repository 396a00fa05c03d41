-- Holds the row of a person and a test or poll, whether it was there or not, until the transaction ends.
-- psql -v assessment_id=1 -v account_id=1 -f Participant.Hold.sql
insert /* Learning/Participant.Hold */ into learning.participant (assessment_id, account_id)
values (:assessment_id::bigint, :account_id::bigint)
on conflict (assessment_id, account_id) do update
    set account_id = excluded.account_id -- changes nothing, and locks
