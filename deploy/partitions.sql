-- Hash partitions for the tables that grow without bound, for the day it pays (docs/decisions, "One table each").
-- No statement of the service changes. With every node stopped, as the owner; it copies the rows, so it takes its time and
-- as much room again:
--
--     psql -U platform -d platform -v modulus=16 -f partitions.sql
--
-- sync.interaction goes by therapist, chat.comment by app, monitoring.datapoint and its read model by campaign. A number of a
-- comment or a datapoint is then unique within its app or campaign only, as far as the server watches; that all are drawn from
-- one sequence stays.

\set ON_ERROR_STOP on

begin;

set local client_min_messages = warning;

-- What hangs on the tables: views, a trigger, and all comments.
create temporary table dependent (statement text) on commit drop;

insert into dependent (statement)
select format('create view %s as %s', wanted.name, pg_get_viewdef(wanted.name::regclass))
from unnest(
    '{chat.shown_comment,monitoring.source_datapoint_detail,monitoring.calculation_outcome}'::text[]
) as wanted (name)

union all

select pg_get_triggerdef(pg_trigger.oid)
from pg_trigger
where
    pg_trigger.tgrelid = 'monitoring.datapoint'::regclass
    and not pg_trigger.tgisinternal;

create temporary table remark (statement text) on commit drop;

insert into remark (statement)
select
    case
        when pg_description.objsubid > 0
            then format(
                'comment on column %s.%I is %L',
                pg_class.oid::regclass,
                pg_attribute.attname,
                pg_description.description
            )
        when pg_class.relkind = 'i'
            then format('comment on index %s is %L', pg_class.oid::regclass, pg_description.description)
        when pg_class.relkind = 'v'
            then format('comment on view %s is %L', pg_class.oid::regclass, pg_description.description)
        else format('comment on table %s is %L', pg_class.oid::regclass, pg_description.description)
    end
from pg_description
inner join pg_class on pg_class.oid = pg_description.objoid
left join pg_attribute
    on pg_attribute.attrelid = pg_class.oid
    and pg_attribute.attnum = pg_description.objsubid
left join pg_index on pg_index.indexrelid = pg_class.oid
where
    pg_description.classoid = 'pg_class'::regclass
    and pg_class.relname <> 'comment_app_id_idx' -- the key will do what it does
    and coalesce(pg_index.indrelid, pg_class.oid) in (
        'sync.interaction'::regclass,
        'chat.comment'::regclass,
        'chat.shown_comment'::regclass,
        'monitoring.datapoint'::regclass,
        'monitoring.source_datapoint_detail'::regclass,
        'monitoring.datapoint_resolved'::regclass,
        'monitoring.calculation_outcome'::regclass
    );

drop view chat.shown_comment, monitoring.source_datapoint_detail, monitoring.calculation_outcome;

-- The old ones step aside, with everything that has a name of its own.
create schema before;

alter table sync.interaction set schema before;

alter table chat.comment set schema before;

alter table monitoring.datapoint set schema before;

alter table monitoring.datapoint_resolved set schema before;

create table sync.interaction (
    like before.interaction including identity including constraints including defaults including storage
) partition by hash (therapist_id);

create table chat.comment (
    like before.comment including identity including constraints including defaults including storage
) partition by hash (app_id);

create table monitoring.datapoint (
    like before.datapoint including identity including constraints including defaults including storage
) partition by hash (campaign_id);

create table monitoring.datapoint_resolved (
    like before.datapoint_resolved including constraints including defaults including generated including storage
) partition by hash (campaign_id);

select
    format(
        'create table %s_%s partition of %s for values with (modulus %s, remainder %s)%s',
        parent.name,
        remainder,
        parent.name,
        :modulus,
        remainder,
        ' with (' || array_to_string(old.reloptions, ', ') || ')'
    )
from (
    values
        ('sync.interaction', 'before.interaction'),
        ('chat.comment', 'before.comment'),
        ('monitoring.datapoint', 'before.datapoint'),
        ('monitoring.datapoint_resolved', 'before.datapoint_resolved')
) as parent (name, before)
inner join pg_class as old on old.oid = parent.before::regclass
cross join generate_series(0, :modulus - 1) as remainder
\gexec

insert into sync.interaction (id, therapist_id, interaction_date, counter, chat_count, call_count)
overriding system value
select
    interaction.id,
    interaction.therapist_id,
    interaction.interaction_date,
    interaction.counter,
    interaction.chat_count,
    interaction.call_count
from before.interaction;

insert into chat.comment
select comment.*
from before.comment;

insert into monitoring.datapoint
select datapoint.*
from before.datapoint;

insert into monitoring.datapoint_resolved (
    campaign_id,
    region_id,
    indicator_id,
    child_count,
    stored,
    calculated,
    calculated_local,
    aggregation,
    child_sum
)
select
    datapoint_resolved.campaign_id,
    datapoint_resolved.region_id,
    datapoint_resolved.indicator_id,
    datapoint_resolved.child_count,
    datapoint_resolved.stored,
    datapoint_resolved.calculated,
    datapoint_resolved.calculated_local,
    datapoint_resolved.aggregation,
    datapoint_resolved.child_sum
from before.datapoint_resolved;

select
    setval('sync.interaction_id_seq', (select last_value from before.interaction_id_seq)),
    setval('chat.comment_id_seq', (select last_value from before.comment_id_seq)),
    setval('monitoring.datapoint_id_seq', (select last_value from before.datapoint_id_seq))
\g /dev/null

drop schema before cascade;

-- Keys hold the column that the rows are divided by; all but two had it already.
alter table sync.interaction
    add constraint interaction_pkey primary key (therapist_id, interaction_date, counter),
    add constraint interaction_therapist_id_fkey foreign key (therapist_id) references sync.therapist on delete cascade;

create index interaction_id_idx on sync.interaction (id);

alter table chat.comment
    add constraint comment_pkey primary key (app_id, id),
    add constraint comment_room_seq_key unique (app_id, room_id, room_seq),
    add constraint comment_temp_key unique (app_id, unique_temp_id),
    add constraint comment_app_id_room_id_fkey foreign key (app_id, room_id) references chat.room (app_id, id)
        on delete cascade,
    add constraint comment_app_id_user_id_fkey foreign key (app_id, user_id) references chat.app_user (app_id, id);

-- What is named by its number alone, such as the comment that another answers, is looked for in every part.
create index comment_id_idx on chat.comment (id);

create index comment_user_id_idx on chat.comment (app_id, user_id, id);

create index comment_parent_id_idx on chat.comment (parent_id) where parent_id is not null;

create index comment_created_at_idx on chat.comment using brin (created_at);

create index comment_message_idx on chat.comment using gin (lower(message) gin_trgm_ops);

alter table chat.comment alter column app_id set statistics 0;

alter table chat.comment
    add constraint comment_parent_id_fkey foreign key (app_id, parent_id) references chat.comment (app_id, id);

alter table monitoring.datapoint
    add constraint datapoint_pkey primary key (campaign_id, id),
    add constraint datapoint_campaign_id_fkey foreign key (campaign_id) references monitoring.campaign,
    add constraint datapoint_indicator_id_fkey foreign key (indicator_id) references monitoring.indicator,
    add constraint datapoint_region_id_fkey foreign key (region_id) references monitoring.region,
    add constraint datapoint_changed_by_id_fkey foreign key (changed_by_id) references identity.account,
    add constraint datapoint_source_datapoint_id_fkey foreign key (source_datapoint_id)
        references monitoring.source_datapoint;

create unique index datapoint_key on monitoring.datapoint (campaign_id, indicator_id, region_id) include (value);

create index datapoint_id_idx on monitoring.datapoint (id);

create index datapoint_region_id_idx on monitoring.datapoint (region_id, campaign_id);

create index datapoint_indicator_id_idx on monitoring.datapoint (indicator_id);

create index datapoint_source_datapoint_id_idx
    on monitoring.datapoint (source_datapoint_id) where source_datapoint_id is not null;

create index datapoint_changed_by_id_idx
    on monitoring.datapoint (changed_by_id) where changed_by_id is not null;

-- In the place of the foreign key of monitoring.bad_data, which names a datapoint by its number alone.
create function monitoring.forget_bad_data()
    returns trigger
    language plpgsql
as $$
begin
    delete from monitoring.bad_data using old_rows where bad_data.datapoint_id = old_rows.id;

    return null;
end
$$;

create trigger datapoint_forgotten
    after delete on monitoring.datapoint
    referencing old table as old_rows
    for each statement execute function monitoring.forget_bad_data();

alter table monitoring.datapoint_resolved
    add constraint datapoint_resolved_pkey primary key (campaign_id, region_id, indicator_id);

create index datapoint_resolved_indicator_idx
    on monitoring.datapoint_resolved (campaign_id, indicator_id, region_id) include (has_value, has_local, has_parts);

select dependent.statement
from dependent
\gexec

select remark.statement
from remark
\gexec

commit;

analyze sync.interaction, chat.comment, monitoring.datapoint, monitoring.datapoint_resolved;
