create table bulk (
    id text primary key,
    unit text not null references unit (id),
    kind text not null,
    gesture text not null,
    whom text not null,
    told text not null,
    reason text not null,
    total bigint not null,
    back text not null,
    asked_by text,
    asked_by_name text not null,
    mandate text,
    asked_at bigint not null,
    place text not null,
    seen bigint not null,
    changed bigint not null,
    job text,
    finished_at bigint,
    undone_by_name text,
    undone_at bigint,
    undo_job text,
    undo_finished_at bigint
);
create index bulk_unit on bulk (unit, asked_at);
create table bulk_entry (
    bulk text not null references bulk (id),
    person text not null,
    made text not null,
    was text not null,
    refusal text not null,
    undone bigint not null,
    primary key (bulk, person)
);
create index bulk_entry_person on bulk_entry (person);
create index bulk_entry_left on bulk_entry (bulk, undone, person);
