drop table chat.import_comment;
drop table chat.import_room;
drop table chat.import_user;
drop index chat.comment_app_id_idx;
alter table chat.export drop column deleted_at;
