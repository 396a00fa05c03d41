-- One event or webinar, if the caller may see it, with the video if they may see that.
-- psql -v kind="'event'" -v id=1 -v is_staff=false -v account_id=null -v client_ip="'192.0.2.1'" -v media="'http://localhost:5080/media/'" -f GetEvent.sql
select /* Learning/GetEvent */
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
    event.id = :id::bigint
    and event.kind = :kind::text
    and (:is_staff::boolean or not event.is_draft)
