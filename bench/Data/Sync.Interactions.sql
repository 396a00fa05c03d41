insert into sync.interaction (therapist_id, interaction_date, counter, chat_count, call_count)
select
    md5('therapist ' || therapist),
    date '2018-01-01' + day,
    counter,
    (therapist * 31 + day * 7 + counter) % 10,
    (therapist * 17 + day * 3 + counter) % 3
from generate_series(1, 2000) as therapist
cross join generate_series(1, :days::integer) as day
cross join generate_series(1, 5) as counter
