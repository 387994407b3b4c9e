create table segment (
    id text primary key,
    unit text not null references unit (id),
    name text not null,
    folded text not null,
    shared bigint not null,
    version bigint not null,
    created_at bigint not null,
    closed_at bigint
);
create unique index segment_open on segment (unit, folded) where closed_at is null;
create table segment_version (
    segment text not null references segment (id),
    version bigint not null,
    asked text not null,
    class text not null,
    written_by text,
    written_by_name text not null,
    mandate text,
    written_at bigint not null,
    primary key (segment, version)
);
create table people_list (
    id text primary key,
    unit text not null references unit (id),
    name text not null,
    folded text not null,
    reason text not null,
    asked text not null,
    made_by text,
    made_by_name text not null,
    mandate text,
    made_at bigint not null,
    closed_at bigint
);
create unique index people_list_open on people_list (unit, folded) where closed_at is null;
create table people_list_entry (
    list text not null references people_list (id),
    person text not null references person (id) on delete cascade,
    added_by text,
    added_at bigint not null,
    primary key (list, person)
);
create index people_list_entry_person on people_list_entry (person, list);
create table draw (
    id text primary key,
    unit text not null references unit (id),
    reason text not null,
    asked text not null,
    seed text not null,
    wanted bigint not null,
    among bigint not null,
    drawn_by text,
    drawn_by_name text not null,
    role_fr text not null,
    role_en text not null,
    mandate text,
    drawn_at bigint not null
);
create index draw_unit on draw (unit, drawn_at);
create table draw_entry (
    draw text not null references draw (id),
    place bigint not null,
    person text not null references person (id) on delete cascade,
    primary key (draw, place)
);
create unique index draw_entry_person on draw_entry (person, draw);
