create table job (
    id text primary key,
    kind text not null,
    payload text not null,
    only_one text unique,
    enqueued_at bigint not null,
    due_at bigint not null,
    attempts bigint not null,
    claimed_until bigint,
    failed_at bigint,
    failure text,
    done bigint not null,
    total bigint not null
);
create index job_due on job (failed_at, due_at);
