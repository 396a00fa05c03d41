-- Passes over users who are there already, each looked up by its key.
-- psql -v id=5 -v app_id=1 -f ImportedUsers.Skip.sql
delete /* Chat/ImportedUsers.Skip */ from chat.import_user
where
    import_user.import_id = :id::bigint
    and (
        select app_user.id
        from chat.app_user
        where
            app_user.app_id = :app_id::bigint
            and app_user.email_key = lower(import_user.email)
    ) is not null
