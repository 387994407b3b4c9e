create table access_line (
    id text primary key,
    person text not null,
    act text not null,
    reason text not null,
    by_person text not null,
    by_name text not null,
    mandate text not null,
    role_fr text not null,
    role_en text not null,
    unit text not null,
    unit_name text not null,
    batch text,
    at bigint not null
);
create index access_line_person on access_line (person, at);
create index access_line_batch on access_line (batch);
create index access_line_by on access_line (by_person, at);
