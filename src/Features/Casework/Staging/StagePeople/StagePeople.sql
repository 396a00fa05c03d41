-- People from a web form, kept until somebody imports or rejects them.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v people="'[]'" -v is_sound=true -f StagePeople.sql
-- writes: casework.stage_people
select /* Casework/StagePeople */
    kept.outcome,
    kept.record_id,
    kept.problems,
    kept.staged
from casework.stage_people(
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
    :people::jsonb,
    :is_sound::boolean
) as kept
