-- A new record of an extension database.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v given="'{\"referral_id\": 1}'" -v zoned="'{}'" -v options="'[]'" -v extensions="'[]'" -v missing="'{}'" -v emptied="'{}'" -v is_empty=false -v is_sound=true -v ext_db_id=9 -f CreateExtensionRecord.sql
-- writes: casework.write_ext_record
select /* Casework/CreateExtensionRecord */
    written.outcome,
    written.record_id,
    written.problems
from casework.write_ext_record(
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
    :ext_db_id::bigint,
    null::bigint
) as written
