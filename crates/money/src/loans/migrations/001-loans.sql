-- What natural persons lend to a collector, as the contract has it.
create table loan (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    person text references person (id),
    person_name text not null,
    cents bigint not null,
    rate_hundredths bigint not null,
    from_on text not null,
    months bigint not null,
    every_months bigint not null,
    version bigint not null,
    mandate text not null,
    by_name text not null,
    at bigint not null
);
create index loan_collector on loan (collector, from_on);
create index loan_unit on loan (unit);
create index loan_person on loan (person);
create table loan_due (
    loan text not null references loan (id),
    number bigint not null,
    due_on text not null,
    capital_cents bigint not null,
    interest_cents bigint not null,
    primary key (loan, number)
);

-- What happened: the money came, an instalment went, an instalment came back.
create table loan_fact (
    loan text not null references loan (id),
    place bigint not null,
    kind text not null,
    number bigint not null,
    on_day text not null,
    why text not null,
    entry text not null references entry (id),
    mandate text not null,
    by_name text not null,
    at bigint not null,
    primary key (loan, place)
);
create index loan_fact_entry on loan_fact (entry);

-- One after the other: who lends takes a turn, so that a ceiling holds whoever else lends meanwhile.
create table loan_turn (
    name text primary key,
    last bigint not null
);
