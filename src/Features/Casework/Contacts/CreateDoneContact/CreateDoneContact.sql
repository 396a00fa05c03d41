-- A new contact that was done for a referral.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v given="'{\"user_id\": 1, \"stage\": 1, \"start_date\": \"2026-11-28T10:00\", \"end_date\": \"2026-11-28T11:00\", \"description\": \"Visit\"}'" -v zoned="'{}'" -v options="'[]'" -v extensions="'[]'" -v missing="'{}'" -v emptied="'{}'" -v is_empty=false -v is_sound=true -v referral_id=1 -f CreateDoneContact.sql
-- writes: casework.write_contact
select /* Casework/CreateDoneContact */
    written.outcome,
    written.record_id,
    written.problems
from casework.write_contact(
    row(
        :org_id::bigint,
        :source_id::bigint,
        :user_id::bigint,
        :time_zone::text,
        :branch_system::boolean,
        :all_projects::boolean,
        :projects::bigint[],
        :all_branches::boolean,
        :branches::bigint[],
        :all_types::boolean,
        :types::integer[],
        :now::timestamptz
    )::casework.writer,
    row(
        :given::jsonb,
        :zoned::text[],
        :options::jsonb,
        :extensions::jsonb,
        :missing::text[],
        :emptied::text[],
        :is_empty::boolean,
        :is_sound::boolean
    )::casework.sent,
    null::bigint,
    :referral_id::bigint,
    'done'
) as written
