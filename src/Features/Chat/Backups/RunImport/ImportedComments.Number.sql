-- Gives the comments of a file their numbers, in its order, and their places behind the ends of their rooms. After the
-- rooms are locked: so the order of numbers is that of the chains. Written as an insert that always meets its row: that
-- one is found by its key, whatever the planner believes of a table whose rows come and go; a join may take minutes.
-- psql -v id=5 -v app_id=1 -f ImportedComments.Number.sql
with /* Chat/ImportedComments.Number */
drawn as materialized ( -- once: each further look would draw again
    select
        ordered.row_number,
        ordered.room_id,
        nextval('chat.comment_id_seq') as id
    from (
        select
            staged.row_number,
            staged.room_id
        from chat.import_comment as staged
        where staged.import_id = :id::bigint
        order by staged.row_number
    ) as ordered
)

insert into chat.import_comment (import_id, row_number, comment_id, room_seq, comment_before_id)
select
    :id::bigint,
    placed.row_number,
    placed.id,
    placed.place + (
        select room.comment_seq
        from chat.room
        where
            room.app_id = :app_id::bigint
            and room.id = placed.room_id
            and room.deleted_at is null
    ),
    coalesce(
        placed.before_id,
        (
            select room.last_comment_id
            from chat.room
            where
                room.app_id = :app_id::bigint
                and room.id = placed.room_id
        )
    )
from (
    select
        drawn.row_number,
        drawn.room_id,
        drawn.id,
        row_number() over in_room as place,
        lag(drawn.id) over in_room as before_id
    from drawn
    window in_room as (partition by drawn.room_id order by drawn.row_number)
) as placed
on conflict (import_id, row_number) do update
    set
        comment_id = excluded.comment_id,
        room_seq = excluded.room_seq,
        comment_before_id = excluded.comment_before_id
