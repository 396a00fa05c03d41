-- A new referral with its first done contact.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v given="'{\"client_id\": 1, \"project_id\": 5, \"date\": \"2026-11-28\", \"stage\": 1, \"description\": \"Asked for company\"}'" -v zoned="'{}'" -v options="'[]'" -v extensions="'[]'" -v missing="'{}'" -v emptied="'{}'" -v is_empty=false -v is_sound=true -f CreateReferral.sql
-- writes: casework.write_referral
select /* Casework/CreateReferral */
    written.outcome,
    written.record_id,
    written.problems
from casework.write_referral(
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
    null::bigint
) as written
