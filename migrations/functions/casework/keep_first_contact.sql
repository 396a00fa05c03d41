-- Keeps the day of a referral's first done contact. Whoever changes done contacts of a referral holds its row until the end
-- of the transaction, and looks only then: so each sees what the ones before have done.
create or replace function casework.keep_first_contact() returns trigger
    language plpgsql
as $$
declare
    touched bigint[];
begin
    if tg_op = 'INSERT' then
        touched := array(select distinct added.referral_id from added where added.status = 'done');
    elsif tg_op = 'DELETE' then
        touched := array(select distinct gone.referral_id from gone where gone.status = 'done');
    else
        touched := array(
            select distinct moved.referral_id
            from gone
            inner join added on added.id = gone.id
            cross join lateral (values (gone.referral_id), (added.referral_id)) as moved (referral_id)
            where
                'done' in (gone.status, added.status)
                and (gone.status, gone.start_date, gone.referral_id)
                    is distinct from (added.status, added.start_date, added.referral_id)
        );
    end if;

    if cardinality(touched) = 0 then
        return null;
    end if;

    perform
    from casework.referral
    where referral.id = any(touched)
    order by referral.id -- one order for all, so two never deadlock
    for no key update;

    update casework.referral
    set first_contact = earliest.day
    from (
        select
            known.id,
            (
                select min(contact.start_date)::date
                from casework.contact
                where
                    contact.org_id = known.org_id
                    and contact.referral_id = known.id
                    and contact.status = 'done'
            ) as day
        from casework.referral as known
        where known.id = any(touched)
    ) as earliest
    where
        referral.id = earliest.id
        and referral.first_contact is distinct from earliest.day;

    return null;
end
$$;

create or replace trigger contact_added
    after insert on casework.contact
    referencing new table as added
    for each statement execute function casework.keep_first_contact();

create or replace trigger contact_moved
    after update on casework.contact
    referencing old table as gone new table as added
    for each statement execute function casework.keep_first_contact();

create or replace trigger contact_gone
    after delete on casework.contact
    referencing old table as gone
    for each statement execute function casework.keep_first_contact();
