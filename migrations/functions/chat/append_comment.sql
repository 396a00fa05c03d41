-- Appends to a room's chain. The room's row is locked first and the comment's id drawn after that, so the order of ids
-- is the order of the chain, whoever writes at the same time; other rooms go on. A key that is there already gives the
-- comment that has it: outcome 'replayed' for the same room and author, 'taken' otherwise.
-- Those who tell it are not woken, see chat.tell: the caller does that when it is committed.
-- The other outcomes: 'appended', 'no_room', 'no_member'. With author's membership unchecked: is_member_only = false.
create or replace function chat.append_comment(
    app_id bigint,
    room_id bigint,
    user_id bigint,
    type text,
    message text,
    payload json,
    extras json,
    disable_link_preview boolean,
    unique_temp_id text,
    parent_id bigint,
    is_member_only boolean,
    told_as text[],
    now timestamptz
) returns table (outcome text, comment_id bigint, comment_before_id bigint, stamp timestamptz)
    language plpgsql
as $$
#variable_conflict use_column
declare
    locked record;
    known record;
begin
    -- "no key": foreign keys of others who only point to the room are not held up.
    select room.comment_seq, room.last_comment_id, room.last_comment_at
    into locked
    from chat.room
    where
        room.app_id = append_comment.app_id
        and room.id = append_comment.room_id
        and room.deleted_at is null
    for no key update;

    if not found then
        outcome := 'no_room';
        return next;
        return;
    end if;

    select comment.id, comment.room_id, comment.user_id, comment.comment_before_id, comment.created_at
    into known
    from chat.comment
    where
        comment.app_id = append_comment.app_id
        and comment.unique_temp_id = append_comment.unique_temp_id;

    if found then
        if known.room_id = append_comment.room_id and known.user_id = append_comment.user_id then
            outcome := 'replayed';
            comment_id := known.id;
            comment_before_id := known.comment_before_id;
            stamp := known.created_at;
        else
            outcome := 'taken';
        end if;

        return next;
        return;
    end if;

    if append_comment.is_member_only and not exists (
        select
        from chat.participant
        where
            participant.app_id = append_comment.app_id
            and participant.room_id = append_comment.room_id
            and participant.user_id = append_comment.user_id
    ) then
        outcome := 'no_member';
        return next;
        return;
    end if;

    -- Time does not run backwards in a room, although now was taken before the wait for the lock; but a comment that
    -- was imported from the future does not date the living ones.
    stamp := case
        when locked.last_comment_at between append_comment.now and append_comment.now + interval '1 minute'
            then locked.last_comment_at
        else append_comment.now
    end;
    comment_before_id := locked.last_comment_id;

    insert into chat.comment (
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
        created_at
    )
    values (
        append_comment.app_id,
        append_comment.room_id,
        locked.comment_seq + 1,
        locked.last_comment_id,
        append_comment.user_id,
        append_comment.type,
        append_comment.message,
        append_comment.payload,
        append_comment.extras,
        append_comment.disable_link_preview,
        append_comment.unique_temp_id,
        append_comment.parent_id,
        stamp
    )
    on conflict (app_id, unique_temp_id) do nothing
    returning comment.id into comment_id;

    if comment_id is null then
        outcome := 'taken'; -- in another room, at the same time
        return next;
        return;
    end if;

    update chat.room
    set
        comment_seq = locked.comment_seq + 1,
        last_comment_id = append_comment.comment_id,
        last_comment_message = append_comment.message,
        last_comment_at = stamp
    where
        room.app_id = append_comment.app_id
        and room.id = append_comment.room_id;

    -- What somebody writes is read by them.
    update chat.participant
    set
        read_seq = locked.comment_seq + 1,
        read_comment_id = append_comment.comment_id,
        received_comment_id = append_comment.comment_id
    where
        participant.app_id = append_comment.app_id
        and participant.room_id = append_comment.room_id
        and participant.user_id = append_comment.user_id;

    perform chat.write_event(
        append_comment.app_id,
        append_comment.told_as,
        append_comment.room_id,
        comment_id,
        null,
        append_comment.now
    );
    outcome := 'appended';
    return next;
end
$$;
