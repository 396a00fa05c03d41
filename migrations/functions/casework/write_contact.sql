-- Makes, changes, completes or cancels a contact, and notes what changed of it and of its referral, whose row is locked first: who
-- writes to a referral sees what the one before has done. A new one has a referral, a known one a number; status is the
-- group that was addressed.
-- Outcomes: 'created', 'written', 'missing', 'contact_already_done', 'contact_cancelled', and 'refused' with the problems as 'code field'.
create or replace function casework.write_contact(
    who casework.writer,
    sent casework.sent,
    contact_id bigint,
    referral_id bigint,
    status text
)
    returns table (outcome text, record_id bigint, problems text[])
    language plpgsql
as $$
#variable_conflict use_column
declare
    today constant date := (who.now at time zone who.time_zone)::date;
    is_new constant boolean := write_contact.contact_id is null;
    given constant jsonb := casework.as_stored(sent.given, sent.zoned, who.time_zone);
    of_referral bigint := write_contact.referral_id;
    is_completed boolean;
    is_cancelled boolean;
    stored casework.contact;
    merged casework.contact;
    referral casework.referral;
    referral_before jsonb;
    before jsonb := '{}';
begin
    if not is_new then
        select contact.referral_id
        into of_referral
        from casework.contact
        where
            contact.org_id = who.org_id
            and contact.id = write_contact.contact_id;
    end if;

    select found.*
    into referral
    from casework.referral as found
    where
        found.org_id = who.org_id
        and found.id = of_referral
    for no key update;

    if not exists (
        select
        from casework.visible_referral(
            who.org_id, who.all_projects, who.projects, who.all_types, who.types, who.all_branches, who.branches
        ) as seen
        where seen.id = of_referral
    ) then
        outcome := 'missing';
        return next;
        return;
    end if;

    if is_new then
        stored.org_id := who.org_id;
        stored.referral_id := of_referral;
        stored.status := write_contact.status;
        stored.created := who.now;
        stored.created_by := who.user_id;
        stored.updated := who.now;
        stored.updated_by := who.user_id;
    else
        select contact.*
        into stored
        from casework.contact
        where
            contact.org_id = who.org_id
            and contact.id = write_contact.contact_id
        for no key update;

        before := casework.contact_image(who.org_id, stored.id);
        if stored.status <> write_contact.status and stored.status <> 'due' then
            outcome := case stored.status when 'done' then 'contact_already_done' else 'contact_cancelled' end;
            return next;
            return;
        end if;
    end if;

    is_completed := stored.status = 'due' and write_contact.status = 'done';
    is_cancelled := stored.status = 'due' and write_contact.status = 'cancelled';
    merged := jsonb_populate_record(stored, given);
    problems := casework.sent_problems(who, sent, is_new, case when not is_new then to_jsonb(stored) end);
    if is_completed or is_cancelled then
        problems := problems || array(
            select 'missing_field ' || missing.field
            from unnest(sent.missing) as missing (field)
            where
                missing.field in ('start_date', 'end_date', 'cancellation_reason')
                and not sent.is_empty
        );
    end if;

    if
        merged.user_id is distinct from stored.user_id
        and merged.user_id is not null
        and not exists (
            select
            from casework.app_user
            where
                app_user.org_id = who.org_id
                and app_user.id = merged.user_id
                and app_user.active
        )
    then
        problems := problems || 'bad_reference user'::text;
    end if;

    if merged.end_date < merged.start_date then
        problems := problems
            || case when given ? 'end_date' then 'bad_range end_date' else 'bad_range start_date' end;
    end if;

    if not sent.is_sound or problems <> '{}' then
        outcome := 'refused';
        return next;
        return;
    end if;

    if is_completed then
        merged.status := 'done';
        merged.planned_start_date := stored.start_date;
        merged.planned_end_date := stored.end_date;
        merged.stage := coalesce(merged.stage, referral.stage);
        merged.completed_by := who.user_id;
    elsif is_cancelled then
        merged.status := 'cancelled';
        merged.cancelled_by := who.user_id;
        merged.cancelled := who.now;
    end if;

    referral_before := casework.referral_image(who.org_id, of_referral);
    if is_new then
        merged.id := nextval('casework.contact_id_seq');
        insert into casework.contact values (merged.*);
    elsif merged is distinct from stored then
        update casework.contact
        set
            status = merged.status,
            user_id = merged.user_id,
            stage = merged.stage,
            start_date = merged.start_date,
            end_date = merged.end_date,
            description = merged.description,
            contact_type = merged.contact_type,
            contact_method = merged.contact_method,
            priority = merged.priority,
            transport_method = merged.transport_method,
            travel_time = merged.travel_time,
            travel_mileage = merged.travel_mileage,
            planned_start_date = merged.planned_start_date,
            planned_end_date = merged.planned_end_date,
            completed_by = merged.completed_by,
            cancellation_reason = merged.cancellation_reason,
            cancelled_by = merged.cancelled_by,
            cancelled = merged.cancelled
        where
            contact.org_id = who.org_id
            and contact.id = merged.id;
    end if;

    perform casework.record_change(
        who,
        'contacts',
        merged.id,
        case
            when is_new then 'create'
            when is_completed then 'complete'
            when is_cancelled then 'cancel'
            else 'update'
        end,
        before,
        casework.contact_image(who.org_id, merged.id)
    );

    -- What is done last says where the case stands.
    if merged.status = 'done' and (given ? 'stage' or is_completed) then
        update casework.referral
        set stage = merged.stage
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.stage <> merged.stage
            and not exists (
                select
                from casework.contact as later
                where
                    later.org_id = who.org_id
                    and later.referral_id = of_referral
                    and later.status = 'done'
                    and (later.start_date, later.id) > (merged.start_date, merged.id)
            );
    end if;

    if is_new and merged.status = 'due' then
        update casework.referral
        set closed_date = null
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.closed_date is not null;
    elsif is_completed or is_cancelled then
        update casework.referral
        set closed_date = today
        from casework.project
        where
            referral.org_id = who.org_id
            and referral.id = of_referral
            and referral.closed_date is null
            and project.org_id = referral.org_id
            and project.id = referral.project_id
            and project.auto_close
            and not exists (
                select
                from casework.contact as left_to_do
                where
                    left_to_do.org_id = referral.org_id
                    and left_to_do.referral_id = referral.id
                    and left_to_do.status = 'due'
            );
    end if;

    perform casework.record_change(
        who,
        'referrals',
        of_referral,
        'consequence',
        referral_before,
        casework.referral_image(who.org_id, of_referral)
    );

    outcome := case when is_new then 'created' else 'written' end;
    record_id := merged.id;
    return next;
end
$$;
