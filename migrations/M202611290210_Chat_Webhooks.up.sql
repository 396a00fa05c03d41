alter table chat.webhook_delivery add column leased_until timestamptz;

comment on column chat.webhook_delivery.leased_until is 'A node sends it, until then at the latest.';

comment on column chat.webhook_delivery.run_at is 'When it is due: for the first time, again, or once more where its node was lost.';

comment on column chat.webhook_delivery.body is
    'Rendered at the first attempt; all attempts send the same bytes. Null again once it has been delivered.';

-- Nothing was sent so far, so the table is small.
-- squawk-ignore require-concurrent-index-creation
create index webhook_delivery_lane_idx on chat.webhook_delivery (endpoint_id, run_at, id) where status = 'pending';

-- squawk-ignore require-concurrent-index-creation
create index webhook_delivery_dead_idx on chat.webhook_delivery (endpoint_id, id) where status = 'dead';

-- squawk-ignore require-concurrent-index-creation
create index webhook_delivery_finished_idx on chat.webhook_delivery (finished_at) where finished_at is not null;

-- squawk-ignore require-concurrent-index-deletion
drop index chat.webhook_delivery_due_idx;

alter table chat.webhook_endpoint add column deleted_at timestamptz;

comment on column chat.webhook_endpoint.deleted_at is 'Gone for everybody, disabled and without its address; a job removes it.';
