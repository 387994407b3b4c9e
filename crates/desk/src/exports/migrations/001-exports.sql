create table export (
    id text primary key,
    unit text not null references unit (id),
    asked_by text not null,
    asked_by_name text not null,
    reason text not null,
    format text not null,
    selection text not null,
    columns text not null,
    asked_at bigint not null,
    job text,
    finished_at bigint,
    people bigint,
    file text
);
create index export_unit on export (unit, asked_at);
