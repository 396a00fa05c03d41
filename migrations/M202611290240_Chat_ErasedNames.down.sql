alter table chat.app_user
    drop column former_email,
    drop column named_id,
    drop column told_id,
    drop column keeps_messages;
