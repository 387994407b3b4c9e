alter table import add column tags text not null default '{}';
create table tag_choice (
    unit text not null references unit (id),
    folded text not null,
    tag text not null,
    becomes text not null,
    name text not null,
    decided_by text,
    decided_at bigint not null,
    primary key (unit, folded)
);
