-- Changes a planned visit, and notes what changed.
-- Outcomes: 'written', 'missing', 'bad_transition', and 'refused' with the problems as 'code field'.
create or replace function casework.write_schedule(
    who casework.writer,
    sent casework.sent,
    schedule_id bigint
)
    returns table (outcome text, record_id bigint, problems text[])
    language plpgsql
as $$
#variable_conflict use_column
declare
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    stored casework.schedule;
    merged casework.schedule;
    before jsonb;
begin
    select schedule.*
    into stored
    from casework.schedule
    where
        schedule.org_id = who.org_id
        and schedule.id = write_schedule.schedule_id
        and (who.all_projects or schedule.project_id = any(who.projects))
        and (who.all_branches or schedule.branch_id = any(who.branches))
        and exists (
            select
            from casework.visible_client(
                who.org_id, who.all_types, who.types, who.all_branches, who.branches
            ) as seen
            where seen.id = schedule.client_id
        )
    for no key update of schedule;

    if not found then
        outcome := 'missing';
        return next;
        return;
    end if;

    before := casework.schedule_image(who.org_id, stored.id);
    merged := jsonb_populate_record(stored, given);
    problems := casework.sent_problems(who, sent, false, to_jsonb(stored));

    if merged.actual_end_date < merged.actual_start_date then
        problems := problems
            || case
                when given ? 'actual_end_date' then 'bad_range actual_end_date'
                else 'bad_range actual_start_date'
            end;
    end if;

    if merged.status = 'completed' then
        problems := problems
            || case when merged.actual_start_date is null then array['missing_field actual_start_date'] else '{}' end
            || case when merged.actual_end_date is null then array['missing_field actual_end_date'] else '{}' end;
    end if;

    if merged.status = 'cancelled' and merged.cancellation_reason is null then
        problems := problems || 'missing_field cancellation_reason'::text;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if
        merged.status <> stored.status
        and (stored.status, merged.status) not in (
            ('planned', 'in_progress'),
            ('planned', 'completed'),
            ('planned', 'cancelled'),
            ('in_progress', 'planned'),
            ('in_progress', 'completed'),
            ('in_progress', 'cancelled'),
            ('cancelled', 'planned')
        )
    then
        outcome := 'bad_transition';
        return next;
        return;
    end if;

    if merged is distinct from stored then
        update casework.schedule
        set
            actual_start_date = merged.actual_start_date,
            actual_end_date = merged.actual_end_date,
            status = merged.status,
            cancellation_reason = merged.cancellation_reason,
            notes = merged.notes,
            travel_time = merged.travel_time,
            travel_mileage = merged.travel_mileage
        where
            schedule.org_id = who.org_id
            and schedule.id = stored.id;
    end if;

    perform casework.record_change(
        who,
        'schedules',
        stored.id,
        'update',
        before,
        casework.schedule_image(who.org_id, stored.id)
    );

    outcome := 'written';
    record_id := stored.id;
    return next;
end
$$;
