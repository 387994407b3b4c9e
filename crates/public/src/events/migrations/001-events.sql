create table event (
    id text primary key,
    slug text not null,
    unit text not null references unit (id),
    title text not null,
    body text not null,
    access text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    zone text not null,
    place text not null,
    address text not null,
    postcode text not null,
    city text not null,
    city_folded text not null,
    is_address_open bigint not null,
    online_link text not null,
    accessibility text not null,
    child_care text not null,
    carpool text not null,
    capacity bigint not null,
    guests_max bigint not null,
    asks_phone bigint not null,
    questions text not null,
    series text,
    report text not null,
    turn bigint not null,
    version bigint not null,
    created_at bigint not null
);
create unique index event_slug on event (slug);
create index event_unit on event (unit, starts_at);
create index event_starts on event (starts_at, id);
create index event_ends on event (ends_at);
create index event_series on event (series, starts_at);
create table event_fact (
    id text primary key,
    event text not null references event (id),
    number bigint not null,
    kind text not null,
    why text not null,
    by_person text,
    by_name text not null,
    role_fr text not null,
    role_en text not null,
    at bigint not null
);
create unique index event_fact_event on event_fact (event, number);
create index event_fact_by on event_fact (by_person);
create table event_host (
    event text not null references event (id),
    unit text not null references unit (id),
    asked_by_name text not null,
    asked_at bigint not null,
    answered_by_name text not null,
    accepted_at bigint,
    declined_at bigint,
    primary key (event, unit)
);
create index event_host_unit on event_host (unit);
create table event_steward (
    event text not null references event (id),
    person text not null,
    added_by_name text not null,
    added_at bigint not null,
    primary key (event, person)
);
create index event_steward_person on event_steward (person);
create table event_shift (
    id text primary key,
    event text not null references event (id),
    label text not null,
    starts_at bigint not null,
    ends_at bigint not null,
    needed bigint not null
);
create index event_shift_event on event_shift (event, starts_at);
create table registration (
    id text primary key,
    event text not null references event (id),
    person text not null,
    on_day text not null,
    source text not null,
    first_name text not null,
    last_name text not null,
    email text not null,
    phone text not null,
    seats bigint not null,
    guests text not null,
    answers text not null,
    language text not null,
    secret text not null,
    ticket text not null,
    registered_at bigint not null,
    queue_at bigint not null,
    seated_at bigint,
    cancelled_at bigint,
    came_at bigint,
    came_by_name text not null,
    absent_at bigint,
    erased_at bigint
);
create unique index registration_once on registration (event, person) where person <> '';
create index registration_event on registration (event, cancelled_at, queue_at);
create index registration_person on registration (person, on_day);
create index registration_secret on registration (secret);
create index registration_ticket on registration (ticket);
create table registration_shift (
    registration text not null references registration (id) on delete cascade,
    shift text not null references event_shift (id) on delete cascade,
    primary key (registration, shift)
);
create index registration_shift_shift on registration_shift (shift);
create table event_mail (
    id text primary key,
    registration text not null references registration (id) on delete cascade,
    kind text not null,
    about text not null,
    created_at bigint not null,
    sent_at bigint
);
create unique index event_mail_once on event_mail (registration, kind, about);
create table event_value (
    name text not null,
    valid_from_on text not null,
    value bigint not null,
    source text not null,
    primary key (name, valid_from_on)
);
insert into event_value (name, valid_from_on, value, source) values
    ('keep_months', '2020-01-01', 24, 'Choice of the project: RGPD, article 5, 1, e; two seasons, to invite again those who came'),
    ('remind_hours', '2020-01-01', 24, 'Choice of the project: a day is enough to find somebody to look after children');
-- watched registration person
