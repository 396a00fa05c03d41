-- Of a tenant that came after the last look at a table the planner believes that it has no rows, so that any index which
-- begins with the tenant is as good as the key: a new app that imports 100,000 comments would have all of them read for
-- each of its keys. Without statistics a tenant has a share of the table, and the key is always better.
alter table chat.app_user alter column app_id set statistics 0;
alter table chat.room alter column app_id set statistics 0;
alter table chat.participant alter column app_id set statistics 0;
alter table chat.comment alter column app_id set statistics 0;

-- The same for the imports, of which there is never one twice.
alter table chat.import_user alter column import_id set statistics 0;
alter table chat.import_room alter column import_id set statistics 0;
alter table chat.import_comment alter column import_id set statistics 0;
