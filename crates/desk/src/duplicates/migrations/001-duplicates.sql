create table duplicate_pair (
    person text not null,
    other_person text not null,
    score bigint not null,
    level text not null,
    reasons text not null,
    exact bigint not null,
    run text not null,
    found_at bigint not null,
    primary key (person, other_person)
);
create index duplicate_pair_other on duplicate_pair (other_person);
create index duplicate_pair_score on duplicate_pair (score, person, other_person);
create index duplicate_pair_run on duplicate_pair (run);
create table duplicate_apart (
    person text not null,
    other_person text not null,
    said_by text,
    said_by_name text not null,
    said_at bigint not null,
    primary key (person, other_person)
);
create index duplicate_apart_other on duplicate_apart (other_person);
create table duplicate_merge (
    id text primary key,
    person text not null,
    from_person text not null,
    from_name text not null,
    way text not null,
    by_person text,
    by_name text not null,
    mandate text,
    unit text,
    unit_name text not null,
    merged_at bigint not null,
    before_rows text not null,
    after_rows text not null,
    undone_at bigint,
    undone_by text,
    undone_by_name text
);
create index duplicate_merge_person on duplicate_merge (person, merged_at);
create index duplicate_merge_from on duplicate_merge (from_person);
create table duplicate_request (
    id text primary key,
    person text not null,
    other_person text,
    unit text not null references unit (id),
    other_unit text references unit (id),
    asked_by text not null,
    asked_by_name text not null,
    asked_at bigint not null,
    answer text,
    answered_by text,
    answered_by_name text,
    answered_at bigint
);
create index duplicate_request_person on duplicate_request (person);
create index duplicate_request_other on duplicate_request (other_person);
create index duplicate_request_unit on duplicate_request (unit, id);
create index duplicate_request_other_unit on duplicate_request (other_unit, answered_at);
create unique index duplicate_request_open on duplicate_request (person, other_person)
    where answered_at is null;
create table duplicate_run (
    id text primary key,
    job text,
    asked_by text,
    asked_at bigint not null,
    finished_at bigint,
    pairs bigint not null,
    skipped bigint not null
);
create index duplicate_run_asked on duplicate_run (asked_at);
create table duplicate_proof (
    id text primary key,
    person text not null,
    folded text not null,
    code_hash text not null,
    asked_at bigint not null,
    tries bigint not null,
    used_at bigint
);
create index duplicate_proof_person on duplicate_proof (person, asked_at);
