create table session (
    id text primary key,
    token_hash text not null unique,
    person text not null,
    agent text not null,
    created_at bigint not null,
    seen_at bigint not null,
    ended_at bigint
);
create index session_person on session (person, ended_at);
create table sign_in (
    id text primary key,
    token_hash text not null unique,
    code_hash text not null,
    browser_hash text not null,
    folded text not null,
    language text not null,
    back text not null,
    created_at bigint not null,
    tries bigint not null,
    used_at bigint
);
create index sign_in_created on sign_in (created_at);
