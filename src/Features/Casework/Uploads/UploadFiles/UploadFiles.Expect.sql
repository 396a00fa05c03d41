-- Files are about to be kept. Until their rows are there they count as not needed; a removal of the same content that is
-- under way is waited for, or finds its claim lost. Rows: the lists that name somebody whom the organisation does not have;
-- then nothing is expected.
-- psql -v org_id=1 -v user_ids="'{}'" -v group_ids="'{}'" -v storage_keys="'{casework/ab12}'" -v run_at="'2026-11-29'" -f UploadFiles.Expect.sql
with /* Casework/UploadFiles.Expect */
unknown as (
    select 'user_visibility' as field
    where
        exists (
            select
            from unnest(:user_ids::bigint[]) as given (id)
            where
                not exists (
                    select
                    from casework.app_user
                    where
                        app_user.org_id = :org_id::bigint
                        and app_user.id = given.id
                )
        )
    union all
    select 'group_visibility'
    where
        exists (
            select
            from unnest(:group_ids::bigint[]) as given (id)
            where
                not exists (
                    select
                    from casework.user_group
                    where
                        user_group.org_id = :org_id::bigint
                        and user_group.id = given.id
                )
        )
),

expected as (
    insert into casework.file_removal (storage_key, run_at)
    select distinct given.storage_key, :run_at::timestamptz
    from unnest(:storage_keys::text[]) as given (storage_key)
    where not exists (select from unknown)
    order by given.storage_key -- everybody in one order, so that nobody waits for whoever waits for them
    on conflict (storage_key) do update
        set
            run_at = excluded.run_at,
            attempts = file_removal.attempts + 1,
            leased_until = null
)

select unknown.field
from unknown
order by unknown.field desc -- as the form has them
