-- A support worker.
-- psql -v org_id=1 -v surname="'Hill'" -v first_name=null -v email=null -v mobile=null -v user_id=null -v branches="'{}'" -v projects="'{}'" -v now="'2026-11-29'" -f CreateWorker.sql
with /* Casework/CreateWorker */
created as (
    insert into casework.worker (org_id, surname, first_name, email, mobile, user_id, updated)
    values (
        :org_id::bigint,
        :surname::text,
        :first_name::text,
        :email::text,
        :mobile::text,
        :user_id::bigint,
        :now::timestamptz
    )
    returning id
),

branches as (
    insert into casework.worker_branch (org_id, worker_id, branch_id)
    select :org_id::bigint, created.id, one.id
    from created
    cross join unnest(:branches::bigint[]) as one (id)
),

projects as (
    insert into casework.worker_project (org_id, worker_id, project_id)
    select :org_id::bigint, created.id, one.id
    from created
    cross join unnest(:projects::bigint[]) as one (id)
)

select created.id
from created
