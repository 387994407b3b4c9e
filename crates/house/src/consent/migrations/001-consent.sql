create table purpose (
    id text primary key,
    unit text references unit (id),
    name_fr text not null,
    name_en text not null,
    hint_fr text not null,
    hint_en text not null,
    retention_fr text not null,
    retention_en text not null,
    channels text not null,
    place bigint not null,
    created_at bigint not null,
    retired_at bigint
);
create index purpose_unit on purpose (unit, place);
create table consent_wording (
    id text primary key,
    purpose text not null references purpose (id),
    version bigint not null,
    text_fr text not null,
    text_en text not null,
    valid_from_at bigint not null,
    written_by text
);
create unique index consent_wording_version on consent_wording (purpose, version);
create table consent_entry (
    id text primary key,
    person text not null,
    purpose text not null references purpose (id),
    channel text not null,
    kind text not null,
    wording text references consent_wording (id),
    way text not null,
    obtained_on text not null,
    detail text not null,
    by_person text,
    by_name text not null,
    mandate text,
    unit text,
    scan text,
    at bigint not null
);
create index consent_entry_person on consent_entry (person, at);
create index consent_entry_purpose on consent_entry (purpose);
create index consent_entry_wording on consent_entry (wording);
create table consent_now (
    purpose text not null references purpose (id),
    channel text not null,
    state text not null,
    person text not null,
    entry text not null,
    at bigint not null,
    primary key (purpose, channel, state, person)
);
create unique index consent_now_person on consent_now (person, purpose, channel);
create table suppressed (
    address_hash text primary key,
    at bigint not null
);
