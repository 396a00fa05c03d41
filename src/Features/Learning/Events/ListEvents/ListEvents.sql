-- A page of events or webinars as the caller sees them: without drafts, unless staff, and with the videos that are shown to
-- them, also where these are filtered, searched and ordered by. A row with only the count: an empty page.
-- psql -v kind="'event'" -v is_staff=false -v account_id=null -v client_ip="'192.0.2.1'" -v media="'http://localhost:5080/media/'" -v limit=100 -v offset=0 -f ListEvents.sql
with /* Learning/ListEvents */
counted as (
    select count(*) as total_count
    from learning.event
    cross join lateral learning.shown_video(
        event.id,
        event.private,
        event.youtube_id,
        :is_staff::boolean,
        :account_id::bigint,
        :client_ip::inet
    ) as shown
    where
        event.kind = :kind::text
        and (:is_staff::boolean or not event.is_draft)
        -- slot: filters
),

page as (
    select event.id
    from learning.event
    cross join lateral learning.shown_video(
        event.id,
        event.private,
        event.youtube_id,
        :is_staff::boolean,
        :account_id::bigint,
        :client_ip::inet
    ) as shown
    where
        event.kind = :kind::text
        and (:is_staff::boolean or not event.is_draft)
        -- slot: filters
    order by
        -- slot: ordering
        event.id
    limit :limit::bigint
    offset (
        select coalesce(:offset::bigint, greatest(counted.total_count - 1, 0) / :limit::bigint * :limit::bigint)
        from counted
    )
)

select
    counted.total_count,
    event.id,
    event.name,
    event.description,
    event.place,
    event.certificate_template_id as certificate_template,
    event.start_date,
    event.end_date,
    event.testing_end_date,
    event.is_draft,
    :media::text || event.image as image,
    event.text,
    shown.youtube_id,
    event.private,
    event.success_percent::double precision as success_percent,
    event.max_tries,
    :media::text || event.event_plan as event_plan,
    event.created,
    event.updated
from counted
left join page on true
left join learning.event on event.id = page.id
left join lateral learning.shown_video(
        event.id,
        event.private,
        event.youtube_id,
        :is_staff::boolean,
        :account_id::bigint,
        :client_ip::inet
    ) as shown on true
order by
    -- slot: ordering
    event.id
