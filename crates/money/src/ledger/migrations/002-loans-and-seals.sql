-- Interests of loans: charts that were made before this account was in the model.
insert into account (collector, code, label)
    select c.id, '661', 'Intérêts des emprunts' from collector c
    where not exists (select 1 from account a where a.collector = c.id and a.code = '661');
insert into legal_value (name, valid_from_on, value, source, note) values
    ('loan_months_max', '2018-01-01', 60, 'Loi 88-227, article 11-3-1', 'a loan of a natural person to a party'),
    ('loan_ceiling_cents', '2018-01-01', 1500000, 'À vérifier : décret 90-606, pour les prêts sous le taux d''intérêt légal', 'owed in all to one natural person');

-- A period that is being validated: entries are sealed slice by slice, and nothing is posted on its
-- days meanwhile.
create table period_seal (
    collector text primary key references collector (id),
    period text not null,
    from_on text not null,
    after_on text not null,
    to_on text not null,
    prev_hash text not null,
    hash text not null,
    entries bigint not null,
    total bigint not null,
    last_on text not null,
    last_journal text not null,
    last_number bigint not null,
    by_person text,
    at bigint not null
);

-- Who holds an elective mandate: their dues do not count below the ceiling of a party's donors.
create table elected_term (
    person text not null references person (id),
    from_on text not null,
    to_on text,
    by_name text not null,
    at bigint not null,
    primary key (person, from_on)
);
