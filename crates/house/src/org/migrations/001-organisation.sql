create table unit_kind (
    id text primary key,
    name_fr text not null,
    name_en text not null,
    rank bigint not null
);
create table unit (
    id text primary key,
    parent text references unit (id),
    kind text not null references unit_kind (id),
    name text not null,
    folded text not null,
    created_at bigint not null,
    closed_at bigint
);
create index unit_parent on unit (parent, folded);
create index unit_kind_of on unit (kind);
create table unit_above (
    unit text not null references unit (id),
    above text not null references unit (id),
    distance bigint not null,
    primary key (unit, above)
);
create index unit_below on unit_above (above, distance, unit);
create table unit_alias (
    folded text not null,
    unit text not null references unit (id),
    primary key (folded, unit)
);
create index unit_alias_unit on unit_alias (unit);
create table unit_claim (
    kind text not null,
    code text not null,
    unit text not null references unit (id),
    primary key (kind, code, unit)
);
create index unit_claim_unit on unit_claim (unit);
create table role (
    id text primary key,
    name_fr text not null,
    name_en text not null,
    rights text not null,
    created_at bigint not null,
    retired_at bigint
);
create table mandate (
    id text primary key,
    person text not null,
    unit text not null references unit (id),
    role text not null references role (id),
    starts_on text not null,
    ends_on text,
    decision text not null,
    delegated_from text references mandate (id),
    rights text,
    recorded_by text,
    recorded_at bigint not null,
    ended_by text,
    ended_at bigint
);
create index mandate_person on mandate (person, unit);
create index mandate_unit on mandate (unit);
create index mandate_role on mandate (role);
create index mandate_delegated on mandate (delegated_from);
create table setting (
    name text primary key,
    value text not null,
    changed_by text,
    changed_at bigint not null
);
create table logo (
    id text primary key,
    media_type text not null,
    content bytea not null,
    changed_at bigint not null
);
