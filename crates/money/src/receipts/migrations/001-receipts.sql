-- Editions of official forms, dated.
create table receipt_form (
    kind text not null,
    valid_from_on text not null,
    edition text not null,
    source text not null,
    primary key (kind, valid_from_on)
);
insert into receipt_form (kind, valid_from_on, edition, source) values
    ('association', '2022-06-01', '11580*05', 'Formulaire 2041-RD, articles 200 et 978 du CGI');

-- What a collector's receipts say of it, from a day on.
create table receipt_setting (
    collector text not null references collector (id),
    valid_from_on text not null,
    object text not null,
    category text not null,
    by_name text not null,
    at bigint not null,
    primary key (collector, valid_from_on)
);

-- The last number given, by collector and year: numbers have no gap.
create table receipt_series (
    collector text not null references collector (id),
    year text not null,
    last bigint not null,
    primary key (collector, year)
);

-- A year's receipts made for everybody at once.
create table receipt_run (
    id text primary key,
    collector text not null references collector (id),
    year text not null,
    by_mail bigint not null,
    mandate text not null,
    by_name text not null,
    at bigint not null,
    job text,
    receipts bigint not null,
    mails bigint not null,
    done_at bigint
);
create index receipt_run_collector on receipt_run (collector, at);

-- A receipt, as it was issued: never changed, only cancelled.
create table receipt (
    id text primary key,
    collector text not null references collector (id),
    year text not null,
    number bigint not null,
    kind text not null,
    person text,
    title text not null,
    first_name text not null,
    last_name text not null,
    street text not null,
    postcode text not null,
    city text not null,
    country text not null,
    total_cents bigint not null,
    body text not null,
    issued_on text not null,
    run text references receipt_run (id),
    has_mail bigint not null,
    mandate text not null,
    by_name text not null,
    at bigint not null,
    cancelled_on text,
    cancelled_why text not null,
    cancelled_by_name text not null
);
create unique index receipt_number on receipt (collector, year, number);
create index receipt_person on receipt (person, year);
create index receipt_run_of on receipt (run);
create table receipt_part (
    receipt text not null references receipt (id),
    payment text not null references payment (id),
    line bigint not null,
    nature text not null,
    way text not null,
    on_day text not null,
    cents bigint not null,
    active bigint not null,
    primary key (receipt, payment, line)
);
create unique index receipt_part_once on receipt_part (payment, line) where active = 1;

-- The columns of the national commission's file, from a day on.
create table receipt_columns (
    id text primary key,
    valid_from_on text not null,
    columns text not null,
    source text not null,
    by_name text not null,
    at bigint not null
);
create unique index receipt_columns_from on receipt_columns (valid_from_on, at);
insert into receipt_columns (id, valid_from_on, columns, source, by_name, at) values
    ('00000000-0000-7000-8000-000000000001', '2014-12-01', 'identifiant_ecriture = record
nature = nature
date = day
identifiant_donateur = giver
civilite = title
prenom = first-name
nom = last-name
adresse = street
commune = city
code_postal = postcode
etat = country
devise = currency
montant = amount
mode = way
reference_releve = bank-reference
numero_bordereau = slip
numero_recu = receipt',
    'Arrêté LEGIARTI000029914855 ; l''en-tête Fin''Pol en vigueur est à saisir', 'Maillage', 0);
