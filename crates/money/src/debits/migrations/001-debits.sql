-- A mandate: somebody allows a collector to debit their account. Its state follows from its facts.
-- `line` holds the debit that is under way, so that two collections never take the same money:
-- whoever sets it first wins.
create table debit_mandate (
    id text primary key,
    collector text not null,
    unit text not null references unit (id),
    person text,
    reference text not null,
    kind text not null,
    holder text not null,
    iban text not null,
    cents bigint,
    origin text not null,
    last_debit_on text,
    line text,
    by_person text,
    by_name text not null,
    at bigint not null
);
create unique index debit_mandate_reference on debit_mandate (collector, reference);
create index debit_mandate_person on debit_mandate (person);
create index debit_mandate_unit on debit_mandate (unit, at);

-- What happened to a mandate: signed, amended, suspended, resumed, ended.
create table debit_mandate_fact (
    id text primary key,
    mandate text not null references debit_mandate (id),
    kind text not null,
    on_day text not null,
    why text not null,
    iban text not null,
    wording text not null,
    scan text,
    scan_name text not null,
    by_person text,
    by_name text not null,
    at bigint not null
);
create index debit_mandate_fact_mandate on debit_mandate_fact (mandate, on_day, at);

-- Links by which somebody signs; the token itself is only in the mail.
create table debit_link (
    hash text primary key,
    mandate text not null references debit_mandate (id),
    until_at bigint not null,
    used_at bigint
);
create index debit_link_mandate on debit_link (mandate);

-- A collection, with its creditor as it was written into the file.
create table debit_batch (
    id text primary key,
    collector text not null,
    account text not null,
    number text not null,
    version text not null,
    creditor_name text not null,
    creditor_iban text not null,
    creditor_bic text,
    creditor_id text not null,
    collect_on text not null,
    words text not null,
    made_at text not null,
    by_person text,
    by_name text not null,
    at bigint not null
);
create unique index debit_batch_number on debit_batch (collector, number);

-- Sent to the bank, or withdrawn before: one of them, once.
create table debit_batch_fact (
    batch text primary key references debit_batch (id),
    kind text not null,
    on_day text not null,
    by_person text,
    by_name text not null,
    at bigint not null
);

-- One debit, as it stands in the file.
create table debit_line (
    id text primary key,
    batch text not null references debit_batch (id),
    place bigint not null,
    grp text not null,
    sequence text not null,
    end_to_end text not null,
    mandate text not null references debit_mandate (id),
    person text,
    unit text not null,
    reference text not null,
    holder text not null,
    iban text not null,
    signed_on text not null,
    amended bigint not null,
    cents bigint not null,
    noticed_at bigint
);
create unique index debit_line_place on debit_line (batch, place);
create unique index debit_line_mandate on debit_line (mandate, batch);
create index debit_line_end on debit_line (end_to_end);
create index debit_line_person on debit_line (person);

-- What the bank said of a debit: settled, refused before, returned after; each once.
create table debit_fact (
    line text not null references debit_line (id),
    kind text not null,
    on_day text not null,
    code text not null,
    payment text,
    at bigint not null,
    primary key (line, kind)
);
create index debit_fact_code on debit_fact (at) where kind in ('refused', 'returned');

-- A file from a bank, by the digest of its bytes; `read_at` once all of it is kept.
create table bank_file (
    id text primary key,
    account text not null,
    digest text not null,
    name text not null,
    format text not null,
    entries bigint not null,
    told text not null,
    by_person text,
    by_name text not null,
    at bigint not null,
    read_at bigint
);
create unique index bank_file_digest on bank_file (account, digest);
create index bank_file_at on bank_file (account, at);

-- A booked movement, once whatever the files that tell it, and what it answers.
create table bank_entry (
    id text primary key,
    file text not null references bank_file (id),
    collector text not null,
    account text not null,
    key text not null,
    kind text not null,
    booked_on text not null,
    value_on text not null,
    cents bigint not null,
    fee_cents bigint not null,
    label text not null,
    payer text not null,
    reference text not null,
    finding text not null,
    certainty text not null,
    targets text not null,
    code text not null,
    other_cents bigint not null,
    person text,
    decided text,
    decided_by text,
    decided_name text not null,
    decided_at bigint
);
create unique index bank_entry_key on bank_entry (account, key);
create index bank_entry_file on bank_entry (file);
create index bank_entry_open on bank_entry (account, booked_on, id) where decided is null;
create index bank_entry_day on bank_entry (account, booked_on, id);
create index bank_entry_person on bank_entry (person);
