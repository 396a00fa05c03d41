alter table chat.import_comment alter column import_id set statistics -1;
alter table chat.import_room alter column import_id set statistics -1;
alter table chat.import_user alter column import_id set statistics -1;
alter table chat.comment alter column app_id set statistics -1;
alter table chat.participant alter column app_id set statistics -1;
alter table chat.room alter column app_id set statistics -1;
alter table chat.app_user alter column app_id set statistics -1;
