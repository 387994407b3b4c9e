-- A treasurer at the table: piles that are counted, then keyed.
create table sitting (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    on_day text not null,
    cheques bigint,
    cheques_cents bigint,
    cash_cents bigint,
    by_person text not null,
    by_name text not null,
    opened_at bigint not null,
    closed_at bigint
);
create index sitting_unit on sitting (unit, opened_at);
create index sitting_collector on sitting (collector);
create unique index sitting_open on sitting (unit, by_person) where closed_at is null;

-- Money that came in. `cause` makes a second receiving do nothing; `receipt` holds the number of
-- the receipt book of a payment in cash, `import` the import of money that was banked long ago.
create table payment (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    person text,
    way text not null,
    received_on text not null,
    amount_cents bigint not null,
    piece text not null,
    bank text not null,
    reference text not null,
    cause text not null,
    receipt text,
    sitting text references sitting (id),
    import text,
    entry text,
    at bigint not null
);
create unique index payment_cause on payment (cause);
create unique index payment_receipt on payment (unit, receipt) where receipt is not null;
create index payment_unit on payment (unit, received_on, id);
create index payment_collector on payment (collector, received_on);
create index payment_reference on payment (reference);
create index payment_person on payment (person, received_on);
create index payment_sitting on payment (sitting);
create index payment_import on payment (import);

create table payment_part (
    payment text not null references payment (id),
    line bigint not null,
    kind text not null,
    person text,
    cents bigint not null,
    rule text not null,
    primary key (payment, line)
);
create index payment_part_person on payment_part (person);

-- What happened to a payment: received, banked, or taken back once.
create table payment_fact (
    id text primary key,
    payment text not null references payment (id),
    kind text not null,
    on_day text not null,
    why text not null,
    by_person text,
    by_name text not null,
    mandate text,
    at bigint not null
);
create index payment_fact_payment on payment_fact (payment, at);
create unique index payment_fact_over on payment_fact (payment)
    where kind in ('cancelled', 'bounced', 'returned', 'refunded');

-- Cheques carried to the bank together.
create table deposit_slip (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    bank_account text not null,
    number text not null,
    made_on text not null,
    cheques bigint not null,
    total_cents bigint not null,
    by_person text,
    by_name text not null,
    at bigint not null,
    banked_on text,
    banked_by_name text not null,
    banked_at bigint,
    undone_at bigint
);
create unique index deposit_slip_number on deposit_slip (collector, number);
create index deposit_slip_unit on deposit_slip (unit, at);

create table slip_line (
    slip text not null references deposit_slip (id),
    line bigint not null,
    payment text not null references payment (id),
    released_at bigint,
    primary key (slip, line)
);
create index slip_line_payment on slip_line (payment);
create unique index slip_line_once on slip_line (payment) where released_at is null;

-- Cash that leaves the box of a unit otherwise than by taking a payment back.
create table cash_movement (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    kind text not null,
    on_day text not null,
    cents bigint not null,
    label text not null,
    piece text not null,
    account text not null,
    entry text not null,
    by_person text,
    by_name text not null,
    at bigint not null,
    undone_on text,
    undone_at bigint
);
create index cash_movement_unit on cash_movement (unit, on_day);
create index cash_movement_collector on cash_movement (collector);

-- A month of a unit's cash book, counted and closed.
create table cash_month (
    unit text not null references unit (id),
    month text not null,
    opening_cents bigint not null,
    in_cents bigint not null,
    out_cents bigint not null,
    counted_cents bigint not null,
    by_person text,
    by_name text not null,
    at bigint not null,
    primary key (unit, month)
);

-- A request for payment, with its creditor reference.
create table payment_call (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    person text,
    number bigint not null,
    reference text not null,
    label text not null,
    amount_cents bigint not null,
    made_on text not null,
    due_on text not null,
    batch text,
    by_person text,
    by_name text not null,
    at bigint not null,
    mailed_at bigint,
    printed_at bigint,
    withdrawn_at bigint
);
create unique index payment_call_reference on payment_call (reference);
create index payment_call_unit on payment_call (unit, at);
create index payment_call_collector on payment_call (collector, at);
create index payment_call_person on payment_call (person, at);
create index payment_call_batch on payment_call (batch);

-- The last number given, by series.
create table treasury_counter (
    series text primary key,
    last bigint not null
);

-- The account of a collector with a carrier of card payments.
create table card_account (
    id text primary key,
    collector text not null references collector (id),
    carrier text not null,
    organisation text not null,
    client text not null,
    secret text not null,
    signing text not null,
    url text not null,
    by_name text not null,
    opened_at bigint not null,
    closed_at bigint
);
create unique index card_account_open on card_account (collector) where closed_at is null;

create table card_payment (
    id text primary key,
    account text not null references card_account (id),
    unit text not null references unit (id),
    person text,
    label text not null,
    cents bigint not null,
    theirs text,
    pay_url text,
    at bigint not null
);
create index card_payment_account on card_payment (account, at);
create index card_payment_theirs on card_payment (theirs);
create index card_payment_person on card_payment (person, at);

-- How a card payment came to stand, each standing once.
create table card_fact (
    card_payment text not null references card_payment (id),
    standing text not null,
    source text not null,
    at bigint not null,
    primary key (card_payment, standing)
);

-- Messages of carriers, as they came, before anything is done about them.
create table card_event (
    id text primary key,
    account text not null references card_account (id),
    message text not null,
    raw text not null,
    verdict text not null,
    card_payment text,
    told text not null,
    received_at bigint not null,
    handled_at bigint
);
create unique index card_event_message on card_event (account, message);
create index card_event_received on card_event (received_at);

-- What a person must look at.
create table card_problem (
    id text primary key,
    card_payment text not null references card_payment (id),
    what text not null,
    at bigint not null,
    settled_by_name text not null,
    settled_at bigint
);
create index card_problem_payment on card_problem (card_payment);
create index card_problem_open on card_problem (at) where settled_at is null;
