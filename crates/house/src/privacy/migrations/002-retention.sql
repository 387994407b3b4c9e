create table retention_term (
    basis text not null,
    valid_from_on text not null,
    months bigint not null,
    source text not null,
    primary key (basis, valid_from_on)
);
insert into retention_term (basis, valid_from_on, months, source) values
    ('former', '2018-05-25', 36, 'GDPR, article 5(1)(e); usual of French parties: three years after the membership'),
    ('contact', '2018-05-25', 36, 'GDPR, article 5(1)(e); usual rule of the CNIL: three years after the last contact of the person');
create table retention_case (
    person text primary key,
    basis text not null,
    since_on text not null,
    over_on text not null,
    swept_at bigint not null,
    kept_until_on text,
    kept_by_name text,
    kept_why text
);
create index retention_case_over on retention_case (over_on, person);
