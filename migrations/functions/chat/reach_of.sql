-- How far the slowest two of a room have read and received: enough to tell for every comment whether all but its
-- author have, in one look at the participants.
create or replace function chat.reach_of(app_id bigint, room_id bigint) returns table (
    slowest_reader bigint,
    read_seqs bigint[],
    slowest_receiver bigint,
    received_ids bigint[]
)
    language sql
    stable
as $$
    select
        (array_agg(participant.user_id order by participant.read_seq, participant.user_id))[1],
        (array_agg(participant.read_seq order by participant.read_seq, participant.user_id))[1:2],
        (array_agg(participant.user_id order by participant.received_comment_id, participant.user_id))[1],
        (array_agg(participant.received_comment_id order by participant.received_comment_id, participant.user_id))[1:2]
    from chat.participant
    where
        participant.app_id = reach_of.app_id
        and participant.room_id = reach_of.room_id
$$;
