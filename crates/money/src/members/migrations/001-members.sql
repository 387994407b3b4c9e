-- Types of membership, with their rules and schedules, each dated.
create table membership_type (
    id text primary key,
    unit text not null references unit (id),
    name_fr text not null,
    name_en text not null,
    text_fr text not null,
    text_en text not null,
    is_open bigint not null,
    arrears_months bigint not null,
    place bigint not null,
    created_at bigint not null,
    retired_at bigint
);
create index membership_type_unit on membership_type (unit);

create table membership_terms (
    type text not null references membership_type (id),
    valid_from_on text not null,
    terms text not null,
    source text not null,
    by_name text not null,
    at bigint not null,
    primary key (type, valid_from_on)
);

create table dues_schedule (
    type text not null references membership_type (id),
    valid_from_on text not null,
    schedule text not null,
    source text not null,
    by_name text not null,
    at bigint not null,
    primary key (type, valid_from_on)
);

-- What somebody asked for at the public door; nobody's until they confirm.
create table application (
    id text primary key,
    unit text not null references unit (id),
    type text not null references membership_type (id),
    person text references person (id),
    answers text not null,
    email text not null,
    language text not null,
    token_hash text not null,
    amount_cents bigint not null,
    way text not null,
    instalments bigint not null,
    created_at bigint not null,
    confirmed_at bigint
);
create unique index application_token on application (token_hash);
create index application_person on application (person);
create index application_unit on application (unit);
create index application_type on application (type);
create index application_created on application (created_at);

-- A membership. `accepted_on` and `ended_on` follow from its facts and are made again from them.
create table membership (
    id text primary key,
    person text not null references person (id),
    unit text not null references unit (id),
    type text not null references membership_type (id),
    counts_from_on text not null,
    applied_on text,
    accepted_on text,
    ended_on text,
    ended_how text,
    way text not null,
    instalments bigint not null,
    source text not null,
    created_at bigint not null
);
create index membership_person on membership (person);
create index membership_unit on membership (unit, accepted_on);
create index membership_type_of on membership (type);
create index membership_source on membership (source);

create table membership_fact (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    kind text not null,
    on_day text not null,
    why text not null,
    unit text references unit (id),
    by_person text,
    by_name text not null,
    mandate text,
    source text not null,
    at bigint not null
);
create index membership_fact_membership on membership_fact (membership, on_day);
create index membership_fact_person on membership_fact (person, at);
create index membership_fact_unit on membership_fact (unit);
create index membership_fact_source on membership_fact (source);

create table membership_amount (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    from_on text not null,
    cents bigint not null,
    by_name text not null,
    at bigint not null
);
create index membership_amount_membership on membership_amount (membership, from_on);
create index membership_amount_person on membership_amount (person);

-- Exemption, reduced rate, postponement: each with its reason and its end.
create table arrangement (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    kind text not null,
    from_month text not null,
    through_month text not null,
    cents bigint not null,
    until_on text,
    reason text not null,
    by_person text,
    by_name text not null,
    source text not null,
    at bigint not null,
    ended_at bigint
);
create index arrangement_membership on arrangement (membership);
create index arrangement_person on arrangement (person);
create index arrangement_source on arrangement (source);

-- A month, or a year, of dues. `paid_cents` is the sum of its payments that count.
create table stamp (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    month text not null,
    from_on text not null,
    through_on text not null,
    due_on text not null,
    late_on text not null,
    due_cents bigint not null,
    paid_cents bigint not null,
    exempt bigint not null,
    source text not null,
    created_at bigint not null
);
create unique index stamp_membership on stamp (membership, month);
create index stamp_person on stamp (person, month);
create index stamp_due on stamp (due_on);
create index stamp_source on stamp (source);

create table stamp_payment (
    id text primary key,
    stamp text not null references stamp (id),
    person text not null references person (id),
    payment text not null,
    cents bigint not null,
    on_day text not null,
    rule text not null,
    by_person text,
    source text not null,
    at bigint not null,
    undone_on text,
    undone_at bigint
);
create index stamp_payment_stamp on stamp_payment (stamp);
create index stamp_payment_payment on stamp_payment (payment);
create index stamp_payment_person on stamp_payment (person);
create index stamp_payment_source on stamp_payment (source);

create table membership_card (
    token text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    issued_on text not null,
    ended_on text
);
create index membership_card_membership on membership_card (membership);
create index membership_card_person on membership_card (person);

-- The next free number of each prefix.
create table number_counter (
    prefix text primary key,
    next bigint not null
);

create table welcome_step (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    kind text not null,
    owner text,
    owner_name text not null,
    due_on text not null,
    done_on text,
    done_by text not null
);
create unique index welcome_step_kind on welcome_step (membership, kind);
create index welcome_step_person on welcome_step (person);

-- One line for each due day and distance from it, so that nobody is reminded twice.
create table reminder (
    id text primary key,
    membership text not null references membership (id),
    person text not null references person (id),
    due_on text not null,
    distance_days bigint not null,
    channel text not null,
    cents bigint not null,
    at bigint not null,
    printed_at bigint
);
create unique index reminder_once on reminder (membership, due_on, distance_days);
create index reminder_person on reminder (person);
create index reminder_letters on reminder (channel, printed_at);

create table voting_roll (
    id text primary key,
    unit text not null references unit (id),
    name text not null,
    on_day text not null,
    challenge_until_on text not null,
    listed bigint not null,
    voters bigint not null,
    digest text not null,
    made_by text,
    made_by_name text not null,
    made_at bigint not null
);
create index voting_roll_unit on voting_roll (unit, on_day);

create table voting_roll_line (
    id text primary key,
    roll text not null references voting_roll (id),
    person text references person (id),
    place bigint not null,
    name text not null,
    number text not null,
    unit_name text not null,
    since_on text not null,
    has_seniority bigint not null,
    has_paid bigint not null,
    settled_at bigint,
    settled_by_name text not null
);
create index voting_roll_line_roll on voting_roll_line (roll, place);
create index voting_roll_line_person on voting_roll_line (person);
