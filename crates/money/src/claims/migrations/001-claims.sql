-- What somebody laid out for a unit, or what a unit has to pay: lines with their proofs. What became
-- of it stands in its facts.
create table claim (
    id text primary key,
    unit text not null references unit (id),
    person text references person (id),
    person_name text not null,
    purpose text not null,
    payee_name text not null,
    payee_iban text not null,
    collector text references collector (id),
    entry text references entry (id),
    version bigint not null,
    at bigint not null
);
create index claim_unit on claim (unit, at);
create index claim_person on claim (person, at);
create index claim_collector on claim (collector) where collector is not null;
create index claim_entry on claim (entry) where entry is not null;
create table claim_line (
    id text primary key,
    claim text not null references claim (id),
    on_day text not null,
    category text not null,
    label text not null,
    cents bigint not null,
    file text not null,
    file_name text not null,
    at bigint not null
);
create index claim_line_claim on claim_line (claim, at);

-- Claims paid together: by a file for the bank, or in another way.
create table claim_order (
    id text primary key,
    collector text not null references collector (id),
    way text not null,
    on_day text not null,
    claims bigint not null,
    cents bigint not null,
    file text,
    mandate text not null,
    by_name text not null,
    at bigint not null
);
create index claim_order_collector on claim_order (collector, at);
create table claim_fact (
    claim text not null references claim (id),
    number bigint not null,
    kind text not null,
    on_day text not null,
    why text not null,
    pay text references claim_order (id),
    entry text references entry (id),
    by_person text,
    mandate text not null,
    by_name text not null,
    at bigint not null,
    primary key (claim, number)
);
create index claim_fact_pay on claim_fact (pay) where pay is not null;
create index claim_fact_entry on claim_fact (entry) where entry is not null;
