-- A new person, and who is likely the same one: of those whom the caller sees, by the fields that they see.
-- psql -v org_id=1 -v source_id=1 -v user_id=1 -v time_zone="'UTC'" -v branch_system=false -v all_projects=true -v projects="'{}'" -v all_branches=true -v branches="'{}'" -v all_types=true -v types="'{}'" -v now="'2026-11-29'" -v given="'{\"surname\": \"Taylor\", \"first_name\": \"Sam\"}'" -v zoned="'{}'" -v options="'[]'" -v extensions="'[]'" -v missing="'{}'" -v emptied="'{}'" -v is_empty=false -v is_sound=true -v name_fields="'{surname}'" -v sees_surname=true -v sees_birth=true -v sees_postcode=true -f CreateClient.sql
-- writes: casework.write_client
select /* Casework/CreateClient */
    written.outcome,
    written.record_id,
    written.problems,
    case
        when written.outcome = 'created' and :sees_surname::boolean
            then (
                select
                    string_agg(
                        likely.client_id || ';likelihood=' || trim_scale(likely.likelihood),
                        ', '
                        order by likely.likelihood desc, likely.client_id
                    )
                from (
                    select
                        alike.client_id,
                        alike.likelihood
                    from casework.alike_clients(
                        :org_id::bigint,
                        :all_types::boolean,
                        :types::integer[],
                        :all_branches::boolean,
                        :branches::bigint[],
                        :name_fields::text[],
                        coalesce(:given::jsonb ->> 'first_name', '') || ' ' || (:given::jsonb ->> 'surname'),
                        :given::jsonb ->> 'first_name',
                        :given::jsonb ->> 'surname',
                        case when :sees_birth::boolean then (:given::jsonb ->> 'date_of_birth')::date end,
                        case when :sees_birth::boolean then (:given::jsonb ->> 'date_of_birth')::date end,
                        case when :sees_postcode::boolean then :given::jsonb ->> 'postcode' end
                    ) as alike
                    where alike.likelihood >= 0.75 -- the same name without anything that contradicts, or all but a name
                    order by alike.likelihood desc, alike.client_id
                    limit 5
                ) as likely
            )
    end as alike
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
    null::text
) as written
