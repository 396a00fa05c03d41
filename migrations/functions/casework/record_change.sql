-- What was done to a record, for the audit, and when, for the record: unless nothing is different. A new one is of now anyway.
create or replace function casework.record_change(
    who casework.writer,
    grp text,
    id bigint,
    action text,
    before jsonb,
    after jsonb
)
    returns void
    language plpgsql
as $$
declare
    changes jsonb := casework.changes_of(before, after);
begin
    if changes = '{}' then
        return;
    end if;

    insert into casework.audit (org_id, at, user_id, source_id, grp, record_id, action, changes)
    values (
        who.org_id,
        who.now,
        who.user_id,
        who.source_id,
        record_change.grp,
        record_change.id,
        record_change.action,
        changes
    );

    if record_change.action = 'create' then
        return;
    end if;

    case record_change.grp
        when 'clients' then
            update casework.client
            set
                updated = who.now,
                updated_by = who.user_id
            where
                client.org_id = who.org_id
                and client.id = record_change.id;
        when 'referrals' then
            update casework.referral
            set
                updated = who.now,
                updated_by = who.user_id
            where
                referral.org_id = who.org_id
                and referral.id = record_change.id;
        when 'contacts' then
            update casework.contact
            set
                updated = who.now,
                updated_by = who.user_id
            where
                contact.org_id = who.org_id
                and contact.id = record_change.id;
        when 'schedules' then
            update casework.schedule
            set
                updated = who.now,
                updated_by = who.user_id
            where
                schedule.org_id = who.org_id
                and schedule.id = record_change.id;
        when 'extension_database' then
            update casework.ext_record
            set
                updated = who.now,
                updated_by = who.user_id
            where
                ext_record.org_id = who.org_id
                and ext_record.id = record_change.id;
        else
            null; -- a batch of external referrals says by itself when it was processed
    end case;
end
$$;
