create table transfer (
    id text primary key,
    kind text not null,
    person text,
    person_name text not null,
    person_city text not null,
    from_unit text references unit (id),
    from_name text not null,
    to_unit text not null references unit (id),
    to_name text not null,
    since_on text,
    reason text not null,
    wanted_name text not null,
    wanted_email text not null,
    asked_by text,
    asked_by_name text not null,
    asked_role_fr text not null,
    asked_role_en text not null,
    asked_mandate text,
    asked_at bigint not null,
    outcome text,
    word text not null,
    answered_by text,
    answered_by_name text not null,
    answered_role_fr text not null,
    answered_role_en text not null,
    answered_mandate text,
    answered_at bigint
);
create index transfer_from on transfer (from_unit, asked_at);
create index transfer_to on transfer (to_unit, asked_at);
create index transfer_person on transfer (person, asked_at);
create index transfer_claimed on transfer (kind, asked_at);
create unique index transfer_one_move on transfer (person) where outcome is null and kind = 'move';
create unique index transfer_one_join on transfer (person, to_unit)
    where outcome is null and kind = 'join';
create unique index transfer_one_claim on transfer (to_unit, wanted_email)
    where kind = 'claim' and wanted_email <> '' and (outcome is null or outcome = 'declined');
create table departure (
    id text primary key,
    person text not null,
    left_on text not null,
    choice text not null,
    kept_until_on text,
    at bigint not null
);
create index departure_person on departure (person, at);
