-- sent, delivered or read: what all participants but the author have done with a comment (chat.reach_of).
create or replace function chat.status_of(
    comment_id bigint,
    room_seq bigint,
    author_id bigint,
    slowest_reader bigint,
    read_seqs bigint[],
    slowest_receiver bigint,
    received_ids bigint[]
) returns text
    language sql
    immutable
as $$
    select
        case
            when status_of.room_seq
                <= status_of.read_seqs[case when status_of.author_id = status_of.slowest_reader then 2 else 1 end]
                then 'read'
            when status_of.comment_id
                <= status_of.received_ids[case when status_of.author_id = status_of.slowest_receiver then 2 else 1 end]
                then 'delivered'
            else 'sent'
        end
$$;
