create table file (
    id text primary key,
    kept_until bigint not null,
    bytes bigint not null
);
create index file_kept on file (kept_until);
create table file_part (
    file text not null references file (id) on delete cascade,
    part bigint not null,
    content bytea not null,
    primary key (file, part)
);
