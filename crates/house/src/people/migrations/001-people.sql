create table household (
    id text primary key,
    name text not null,
    created_at bigint not null
);
create table person (
    id text primary key,
    home_unit text not null references unit (id),
    kind text not null,
    title text not null,
    first_name text not null,
    last_name text not null,
    legal_first_name text not null,
    legal_last_name text not null,
    number text,
    born_on text,
    died_on text,
    language text,
    household text references household (id),
    sort_name text not null,
    match_name text not null,
    import text,
    created_by text,
    created_at bigint not null,
    version bigint not null
);
create index person_home on person (home_unit);
create index person_number on person (number);
create index person_match on person (match_name);
create index person_household on person (household);
create index person_import on person (import);
create table person_scope (
    unit text not null references unit (id),
    sort_name text not null,
    person text not null references person (id) on delete cascade,
    primary key (unit, sort_name, person)
);
create index person_scope_person on person_scope (person, unit);
create table belonging (
    person text not null references person (id) on delete cascade,
    unit text not null references unit (id),
    since_on text not null,
    until_on text,
    recorded_by text,
    recorded_at bigint not null,
    primary key (person, unit)
);
create index belonging_unit on belonging (unit);
create table person_email (
    person text not null references person (id) on delete cascade,
    position bigint not null,
    address text not null,
    folded text not null,
    kind text not null,
    bad bigint not null,
    primary key (person, position)
);
create index person_email_folded on person_email (folded);
create table person_phone (
    person text not null references person (id) on delete cascade,
    position bigint not null,
    number text not null,
    kind text not null,
    primary key (person, position)
);
create index person_phone_number on person_phone (number);
create table person_address (
    person text not null references person (id) on delete cascade,
    position bigint not null,
    kind text not null,
    line_1 text not null,
    line_2 text not null,
    line_3 text not null,
    postcode text not null,
    city text not null,
    commune text,
    country text not null,
    primary key (person, position)
);
create index person_address_postcode on person_address (postcode, person);
create index person_address_commune on person_address (commune, person);
create table custom_field (
    id text primary key,
    unit text not null references unit (id),
    slug text not null unique,
    label_fr text not null,
    label_en text not null,
    kind text not null,
    choices text not null,
    created_at bigint not null,
    retired_at bigint
);
create index custom_field_unit on custom_field (unit);
create table person_field (
    person text not null references person (id) on delete cascade,
    field text not null references custom_field (id),
    value text not null,
    primary key (person, field)
);
create index person_field_value on person_field (field, value, person);
create table tag_group (
    id text primary key,
    unit text not null references unit (id),
    name text not null
);
create index tag_group_unit on tag_group (unit);
create table tag (
    id text primary key,
    unit text not null references unit (id),
    tag_group text references tag_group (id),
    name text not null,
    folded text not null,
    retired_at bigint
);
create unique index tag_folded on tag (unit, folded);
create index tag_in_group on tag (tag_group);
create table person_tag (
    tag text not null references tag (id),
    person text not null references person (id) on delete cascade,
    tagged_by text,
    tagged_at bigint not null,
    primary key (tag, person)
);
create index person_tag_person on person_tag (person);
create table person_note (
    id text primary key,
    person text not null references person (id) on delete cascade,
    unit text not null references unit (id),
    body text not null,
    written_by text,
    written_at bigint not null
);
create index person_note_person on person_note (person, written_at);
create index person_note_unit on person_note (unit);
create table person_task (
    id text primary key,
    person text not null references person (id) on delete cascade,
    unit text not null references unit (id),
    title text not null,
    due_on text,
    assigned_to text,
    created_by text,
    created_at bigint not null,
    done_by text,
    done_at bigint
);
create index person_task_person on person_task (person, done_at);
create index person_task_assigned on person_task (assigned_to, done_at, due_on);
create index person_task_unit on person_task (unit, done_at, due_on);
create table relation_fact (
    id text primary key,
    person text not null references person (id) on delete cascade,
    kind text not null,
    on_day text not null,
    source text not null,
    recorded_by text,
    recorded_at bigint not null
);
create index relation_fact_person on relation_fact (person, on_day, kind);
create unique index relation_fact_once on relation_fact (person, kind, on_day);
create table person_version (
    person text not null references person (id) on delete cascade,
    version bigint not null,
    way text not null,
    import text,
    changed_by text,
    mandate text,
    changed_at bigint not null,
    changes text not null,
    undone_by bigint,
    primary key (person, version)
);
create index person_version_import on person_version (import);
-- search index person_search
