-- Appends the comments of a file to their rooms. Fewer than there are: somebody posted one of the same key meanwhile, or
-- deleted a room. A reply gets the number of the comment that it answers and quotes it, as a posted one does.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Write.sql
with /* Chat/ImportedComments.Write */
written as (
    insert into chat.comment (
        id,
        app_id,
        room_id,
        room_seq,
        comment_before_id,
        user_id,
        type,
        message,
        payload,
        extras,
        disable_link_preview,
        unique_temp_id,
        parent_id,
        created_at,
        edited_at,
        deleted_at
    )
    select
        staged.comment_id,
        :app_id::bigint,
        staged.room_id,
        staged.room_seq,
        staged.comment_before_id,
        staged.user_id,
        staged.type,
        staged.message,
        case
            when staged.payload_end is null then staged.payload
            else
                staged.payload
                || parent.id
                || staged.payload_end
                || ',"replied_comment_type":' || to_json(parent.type)
                || ',"replied_comment_message":' || to_json(parent.message)
                || ',"replied_comment_payload":' || coalesce(parent.payload, 'null')
                || ',"replied_comment_sender_email":' || to_json(author.email)
                || ',"replied_comment_sender_username":' || to_json(author.username)
                || '}'
        end::json,
        staged.extras,
        staged.disable_link_preview,
        staged.unique_id,
        parent.id,
        staged.created_at,
        staged.edited_at,
        staged.deleted_at
    from chat.import_comment as staged
    left join lateral (
        select
            earlier.comment_id as id,
            earlier.type,
            earlier.message,
            earlier.user_id,
            case
                when earlier.payload_end is null then earlier.payload
                else
                    earlier.payload
                    || coalesce(
                        (
                            select answered.comment_id
                            from chat.import_comment as answered
                            where
                                answered.import_id = earlier.import_id
                                and answered.row_number = earlier.parent_row
                        ),
                        earlier.parent_id
                    )
                    || earlier.payload_end
                    || '}'
            end as payload
        from chat.import_comment as earlier
        where
            earlier.import_id = staged.import_id
            and earlier.row_number = staged.parent_row

        union all

        select
            comment.id,
            comment.type,
            comment.message,
            comment.user_id,
            case
                when comment.type <> 'reply' or comment.payload is null then comment.payload::text
                else (
                    select json_object_agg(field.key, field.value)::text
                    from json_each(comment.payload) as field
                    where
                        field.key not in (
                            'replied_comment_type',
                            'replied_comment_message',
                            'replied_comment_payload',
                            'replied_comment_sender_email',
                            'replied_comment_sender_username'
                        )
                )
            end
        from chat.comment
        where
            staged.parent_row is null
            and comment.id = staged.parent_id
    ) as parent on true
    left join chat.app_user as author
        on author.app_id = :app_id::bigint
        and author.id = parent.user_id
    where
        staged.import_id = :id::bigint
        and staged.room_seq is not null
    order by staged.row_number
    on conflict do nothing
    returning comment.id
)

select count(*) as written
from written
