-- The person whom the caller's system calls so: changed, or made if there is none.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v given="'{\"surname\": \"Taylor\"}'" -v zoned="'{}'" -v options="'[]'" -v extensions="'[]'" -v missing="'{}'" -v emptied="'{}'" -v is_empty=false -v is_sound=true -v external_id="'A-1'" -f UpsertClient.sql
-- writes: casework.write_client
select /* Casework/UpsertClient */
    written.outcome,
    written.record_id,
    written.problems
from casework.write_client(
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
    :external_id::text
) as written
