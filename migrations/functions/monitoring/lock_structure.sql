-- Before values are brought in line with a changed tree, definition or office: waits for the writers of values and
-- holds up new ones until the change is committed, or they would resolve their values by what was before.
-- Whoever stands in line for this lock holds up everybody who types, in all campaigns, for as long as the refresh of one
-- campaign goes on. So it stands there only for moments, with pauses between, until the time to wait for a lock is over.
create or replace function monitoring.lock_structure()
    returns void
    language plpgsql
as $$
declare
    patience text := current_setting('lock_timeout');
    began timestamptz := clock_timestamp();
begin
    loop
        begin
            perform set_config('lock_timeout', '200ms', true);
            perform pg_advisory_xact_lock(1297042000, 0);
            perform set_config('lock_timeout', patience, true);

            return;
        exception
            when lock_not_available then
                if patience <> '0' and clock_timestamp() - began > patience::interval then
                    raise;
                end if;
        end;

        perform pg_sleep(0.3);
    end loop;
end
$$;
