-- Speakers that a unit asks another one for.
create table event_speaker (
    id text primary key,
    event text not null references event (id),
    unit text not null references unit (id),
    wanted text not null,
    subject text not null,
    asked_by_name text not null,
    asked_at bigint not null,
    answered_by_name text not null,
    speaker text not null,
    why text not null,
    accepted_at bigint,
    declined_at bigint
);
create index event_speaker_event on event_speaker (event, asked_at);
create index event_speaker_unit on event_speaker (unit, asked_at);
