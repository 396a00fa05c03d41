-- Changes what was given of one event or webinar.
-- psql -v kind="'event'" -v id=1 -v given="'{\"max_tries\": 2}'" -v media="'http://localhost:5080/media/'" -v now="'2026-11-29'" -f UpdateEvent.sql
update /* Learning/UpdateEvent */ learning.event
set
    (
        name,
        description,
        text,
        place,
        certificate_template_id,
        image,
        event_plan,
        start_date,
        end_date,
        testing_end_date,
        is_draft,
        private,
        youtube_id,
        success_percent,
        max_tries
    ) = (
        select
            given.name,
            given.description,
            given.text,
            given.place,
            given.certificate_template_id,
            given.image,
            given.event_plan,
            given.start_date,
            given.end_date,
            given.testing_end_date,
            given.is_draft,
            given.private,
            given.youtube_id,
            given.success_percent,
            given.max_tries
        from jsonb_populate_record(event, :given::jsonb) as given
    ),
    updated = :now::timestamptz
where
    event.id = :id::bigint
    and event.kind = :kind::text
returning
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
    event.youtube_id,
    event.private,
    event.success_percent::double precision as success_percent,
    event.max_tries,
    :media::text || event.event_plan as event_plan,
    event.created,
    event.updated
