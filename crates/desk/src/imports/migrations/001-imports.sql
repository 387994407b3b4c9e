create table import (
    id text primary key,
    unit text not null references unit (id),
    name text not null,
    mapping text not null,
    choices text not null,
    file text,
    rows bigint not null,
    created_by text,
    mandate text,
    created_at bigint not null,
    job text,
    started_at bigint,
    finished_at bigint,
    report text,
    undone_at bigint,
    undone_by text,
    undo_report text
);
create index import_unit on import (unit, created_at);
create index import_file on import (file);
create table import_problem (
    import text not null references import (id) on delete cascade,
    position bigint not null,
    line bigint not null,
    record bigint not null,
    column_name text not null,
    what text not null,
    shown text not null,
    primary key (import, position)
);
create table import_doubt (
    id text primary key,
    import text not null references import (id) on delete cascade,
    unit text not null references unit (id),
    line bigint not null,
    draft text not null,
    fingerprint text not null,
    raised_at bigint not null,
    resolved_by text,
    resolved_at bigint,
    how text
);
create unique index import_doubt_once on import_doubt (fingerprint);
create index import_doubt_open on import_doubt (import, resolved_at, line);
create index import_doubt_unit on import_doubt (unit, resolved_at);
create table import_doubt_candidate (
    doubt text not null references import_doubt (id) on delete cascade,
    person text not null,
    reason text not null,
    primary key (doubt, person)
);
create index import_doubt_candidate_person on import_doubt_candidate (person);
create table import_template (
    unit text not null references unit (id),
    name text not null,
    mapping text not null,
    saved_by text,
    saved_at bigint not null,
    primary key (unit, name)
);
