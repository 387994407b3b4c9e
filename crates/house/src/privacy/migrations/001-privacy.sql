create table privacy_term (
    valid_from_on text primary key,
    months bigint not null,
    source text not null
);
insert into privacy_term (valid_from_on, months, source) values
    ('2018-05-25', 1, 'Regulation (EU) 2016/679 (GDPR), article 12(3)');
create table privacy_request (
    id text primary key,
    person text not null,
    kind text not null,
    reason text not null,
    unit text not null references unit (id),
    asked_at bigint not null,
    due_on text not null,
    handled_at bigint,
    handled_by text,
    handled_by_name text,
    outcome text,
    note text
);
create index privacy_request_person on privacy_request (person, asked_at);
create index privacy_request_unit on privacy_request (unit, handled_at, due_on);
create unique index privacy_request_open on privacy_request (person, kind)
    where handled_at is null;
create table erasure (
    id text primary key,
    unit text not null references unit (id),
    asked_at bigint not null,
    due_on text not null,
    done_at bigint not null,
    done_by_name text not null,
    mandate text not null
);
create index erasure_unit on erasure (unit, done_at);
