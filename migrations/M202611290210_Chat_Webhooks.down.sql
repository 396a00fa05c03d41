alter table chat.webhook_endpoint drop column deleted_at;

create index webhook_delivery_due_idx on chat.webhook_delivery (run_at, id) where status = 'pending';

drop index chat.webhook_delivery_finished_idx;

drop index chat.webhook_delivery_dead_idx;

drop index chat.webhook_delivery_lane_idx;

alter table chat.webhook_delivery drop column leased_until;

comment on column chat.webhook_delivery.run_at is null;

comment on column chat.webhook_delivery.body is 'Rendered at the first attempt; all attempts send the same bytes.';
