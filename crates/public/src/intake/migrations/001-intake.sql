create table waiting_answer (
    id text primary key,
    form text not null,
    subject text not null,
    unit text not null,
    email text not null,
    answers text not null,
    more text not null,
    language text not null,
    secret_hash text not null,
    flags text not null,
    person text,
    created_at bigint not null,
    confirmed_at bigint
);
create index waiting_answer_email on waiting_answer (email, created_at);
create index waiting_answer_person on waiting_answer (person);
create table intake_value (
    name text not null,
    valid_from_on text not null,
    value bigint not null,
    source text not null,
    primary key (name, valid_from_on)
);
insert into intake_value (name, valid_from_on, value, source) values
    ('waiting_days', '2020-01-01', 7, 'Choice of the project: RGPD, article 5, 1, e (kept no longer than needed to confirm)');
