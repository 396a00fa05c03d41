drop table chat.live_event;

comment on table chat.event is
    'What happened, for webhooks and open streams, written in the transaction that caused it. A comment has an event only where a webhook asks for it: streams read comments from their table.';
