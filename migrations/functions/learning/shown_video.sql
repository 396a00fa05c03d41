-- The video of an event as somebody sees it: of a private one, staff and those who have registered. Registered is an account,
-- or, of somebody who is not signed in, an address.
create or replace function learning.shown_video(
    event_id bigint,
    is_private boolean,
    video text,
    is_staff boolean,
    account_id bigint,
    client_ip inet
)
returns table (is_open boolean, youtube_id text)
language sql
stable
as $$
    select
        opened.is_open,
        case when opened.is_open then shown_video.video end
    from (
        select
            not shown_video.is_private
            or shown_video.is_staff
            or exists (
                select
                from learning.registration
                where
                    registration.event_id = shown_video.event_id
                    and (
                        registration.account_id = shown_video.account_id
                        or registration.client_ip = shown_video.client_ip
                    )
            ) as is_open
    ) as opened
$$;
