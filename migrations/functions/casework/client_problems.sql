-- What is wrong with a person beside single values, as 'code field'. What was so before may stay.
create or replace function casework.client_problems(
    who casework.writer,
    merged casework.client,
    stored casework.client,
    is_new boolean
)
    returns text[]
    language sql
    stable
as $$
select coalesce(array_agg(problem.words), '{}')
from (
    select 'bad_reference type'
    where
        (client_problems.is_new or merged.type_id <> stored.type_id)
        and not (who.all_types or merged.type_id = any(who.types))
    union all
    select 'bad_reference usual_support_worker'
    where
        merged.usual_support_worker is distinct from stored.usual_support_worker
        and merged.usual_support_worker is not null
        and not exists (
            select
            from casework.worker
            where
                worker.org_id = who.org_id
                and worker.id = merged.usual_support_worker
                and (
                    who.all_branches
                    or exists (
                        select
                        from casework.worker_branch
                        where
                            worker_branch.org_id = worker.org_id
                            and worker_branch.worker_id = worker.id
                            and worker_branch.branch_id = any(who.branches)
                    )
                )
        )
    union all
    select 'bad_value date_of_birth'
    where
        merged.date_of_birth > (who.now at time zone who.time_zone)::date
        and merged.date_of_birth is distinct from stored.date_of_birth
    union all
    select 'bad_value date_of_death'
    where
        merged.date_of_death > (who.now at time zone who.time_zone)::date
        and merged.date_of_death is distinct from stored.date_of_death
    union all
    select
        case
            when merged.date_of_death is distinct from stored.date_of_death then 'bad_range date_of_death'
            else 'bad_range date_of_birth'
        end
    where
        (merged.date_of_birth, merged.date_of_death) is distinct from (stored.date_of_birth, stored.date_of_death)
        and merged.date_of_death < merged.date_of_birth
) as problem (words)
$$;
