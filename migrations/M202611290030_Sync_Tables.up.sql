create schema sync;

comment on schema sync is 'What data-pulling clients push: organizations, therapists, interactions, totals and rates.';

create table sync.organization (
    id bigint primary key check (id >= 1),
    name text default '' check (char_length(name) <= 128)
);

comment on table sync.organization is
    'The organizations of data-pulling clients, written by their pushes. A few hundred rows, without pages.';

comment on column sync.organization.id is 'Given by the client, never generated.';

create table sync.therapist (
    id text collate "C" primary key check (char_length(id) between 1 and 32),
    organization_id bigint references sync.organization on delete cascade,
    date_joined date
) with (fillfactor = 70);

comment on table sync.therapist is
    'The therapists of organizations, upserted in batches. Fillfactor 70, so that an update finds room in its page and touches no index.';

comment on column sync.therapist.organization_id is
    'Null in a placeholder: interactions arrived before the therapist did. The same for date_joined.';

comment on column sync.therapist.date_joined is 'When the therapist joined the organization; null in a placeholder.';

create index therapist_organization_id_idx on sync.therapist (organization_id);

create table sync.interaction (
    id bigint generated always as identity,
    therapist_id text collate "C" not null references sync.therapist on delete cascade,
    interaction_date date not null,
    counter integer not null check (counter >= 1),
    chat_count integer not null check (chat_count >= 0),
    call_count integer not null check (call_count >= 0),
    primary key (therapist_id, interaction_date, counter)
) with (
    fillfactor = 70,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.02
);

comment on table sync.interaction is
    'What a therapist did on a day, one row an interaction, upserted in batches: the largest table of Sync. Its key leads with the therapist, so that a push touches one part of the index. Vacuumed after 2 % of changes, not 20: of a hundred million rows that is a day of pushes, and a short vacuum instead of a long one.';

comment on column sync.interaction.id is 'Order of creation, for exports.';

comment on column sync.interaction.interaction_date is 'The day, as the client counts days.';

comment on column sync.interaction.counter is
    'Ordinal of the interaction within therapist and day; the contract''s interaction_id.';

comment on column sync.interaction.chat_count is 'How many chat messages it had.';

comment on column sync.interaction.call_count is 'How many calls it had.';

create index interaction_id_idx on sync.interaction (id);

comment on index sync.interaction_id_idx is
    'For exports, in the order of creation. Not unique, so that the table can be partitioned by therapist.';

create table sync.total_therapists (
    id bigint generated always as identity primary key,
    organization_id bigint references sync.organization on delete cascade,
    period_type text not null check (period_type in ('alltime', 'weekly', 'monthly', 'yearly')),
    start_date date not null,
    end_date date not null,
    is_active boolean not null,
    value integer not null check (value >= 0),
    constraint total_therapists_key
        unique nulls not distinct (organization_id, start_date, end_date, period_type, is_active)
) with (fillfactor = 70);

comment on table sync.total_therapists is
    'How many therapists an organization had in a period, active or not: figures that the client computes and pushes whole.';

comment on column sync.total_therapists.organization_id is 'Null: the whole application.';

comment on column sync.total_therapists.period_type is 'What kind of period start_date and end_date enclose.';

comment on column sync.total_therapists.start_date is 'First day of the period.';

comment on column sync.total_therapists.end_date is 'Last day of the period, included.';

comment on column sync.total_therapists.is_active is
    'Whether those with an interaction in the period are counted, or those without.';

comment on column sync.total_therapists.value is 'How many therapists.';

create index total_therapists_end_date_idx on sync.total_therapists (end_date, id);

create table sync.rate (
    id bigint generated always as identity primary key,
    organization_id bigint references sync.organization on delete cascade,
    type text not null check (type in ('churn_rate', 'retention_rate')),
    period_type text not null check (period_type in ('alltime', 'weekly', 'monthly', 'yearly')),
    start_date date not null,
    end_date date not null,
    value double precision not null,
    constraint rate_key unique nulls not distinct (organization_id, type, start_date, end_date, period_type)
) with (fillfactor = 70);

comment on table sync.rate is
    'Churn and retention of therapists by period: figures that the client computes and pushes whole.';

comment on column sync.rate.organization_id is 'Null: the whole application.';

comment on column sync.rate.type is 'Which rate it is.';

comment on column sync.rate.period_type is 'What kind of period start_date and end_date enclose.';

comment on column sync.rate.start_date is 'First day of the period.';

comment on column sync.rate.end_date is 'Last day of the period, included.';

comment on column sync.rate.value is 'The rate as the client sent it; nothing is computed from it.';

create index rate_end_date_idx on sync.rate (end_date, id);
