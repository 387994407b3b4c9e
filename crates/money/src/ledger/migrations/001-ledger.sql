create table legal_value (
    name text not null,
    valid_from_on text not null,
    value bigint not null,
    source text not null,
    note text not null,
    primary key (name, valid_from_on)
);
insert into legal_value (name, valid_from_on, value, source, note) values
    ('gift_ceiling_year_cents', '2013-10-12', 750000, 'Loi 88-227, article 11-4', 'gifts and dues of one natural person to all parties, a calendar year'),
    ('campaign_gift_ceiling_cents', '1995-01-20', 460000, 'Code électoral, article L52-8', 'gifts of one natural person to candidates at one election'),
    ('cash_ceiling_cents', '1995-01-20', 15000, 'Code électoral, article L52-8; loi 88-227, article 11-4', 'a gift above must not be in cash'),
    ('tax_reduction_percent', '2006-01-01', 66, 'Code général des impôts, article 200', 'of gifts and dues, within 20 % of taxable income'),
    ('tax_income_share_percent', '2006-01-01', 20, 'Code général des impôts, article 200', 'of taxable income, at most'),
    ('mandate_dormancy_months', '2014-02-01', 36, 'EPC SEPA Core Direct Debit Rulebook', 'a mandate without a collection lapses'),
    ('prenotification_days', '2014-02-01', 14, 'EPC SEPA Core Direct Debit Rulebook', 'before the due date, unless agreed shorter'),
    ('refund_weeks', '2014-02-01', 8, 'EPC SEPA Core Direct Debit Rulebook', 'the debtor may ask without reason'),
    ('unauthorised_refund_months', '2014-02-01', 13, 'Code monétaire et financier, article L133-24', 'the debtor may ask when nothing was agreed'),
    ('accounting_retention_years', '2000-09-21', 10, 'Code de commerce, article L123-22', 'entries and their proofs');
create table collector (
    id text primary key,
    name text not null,
    folded text not null,
    legal_form text not null,
    siren text,
    rna text,
    approval_number text,
    approved_on text,
    line_1 text not null,
    line_2 text not null,
    postcode text not null,
    city text not null,
    creditor_id text,
    created_by text,
    created_at bigint not null,
    closed_on text
);
create table bank_account (
    id text primary key,
    collector text not null references collector (id),
    label text not null,
    holder text not null,
    iban text not null,
    bic text,
    debit_version text not null,
    lead_days bigint not null,
    from_on text not null,
    to_on text
);
create index bank_account_collector on bank_account (collector, from_on);
create table collector_unit (
    collector text not null references collector (id),
    unit text not null references unit (id),
    from_on text not null,
    to_on text,
    primary key (unit, from_on, collector)
);
create index collector_unit_collector on collector_unit (collector);
create table signatory (
    id text primary key,
    collector text not null references collector (id),
    name text not null,
    quality text not null,
    from_on text not null,
    to_on text
);
create index signatory_collector on signatory (collector, from_on);
create table account (
    collector text not null references collector (id),
    code text not null,
    label text not null,
    primary key (collector, code)
);
create table journal_year (
    collector text not null references collector (id),
    journal text not null,
    year text not null,
    last_number bigint not null,
    primary key (collector, journal, year)
);
create table entry (
    id text primary key,
    collector text not null references collector (id),
    journal text not null,
    number bigint not null,
    on_day text not null,
    label text not null,
    piece text,
    cause_kind text not null,
    cause text not null,
    reverses text references entry (id),
    reason text not null,
    by_person text,
    at bigint not null,
    period text,
    hash text
);
create unique index entry_cause on entry (collector, cause_kind, cause);
create unique index entry_reverses on entry (reverses) where reverses is not null;
create index entry_day on entry (collector, on_day, id);
create index entry_period on entry (period) where period is not null;
create table entry_line (
    entry text not null references entry (id),
    line bigint not null,
    collector text not null,
    account text not null,
    on_day text not null,
    unit text references unit (id),
    person text,
    label text not null,
    debit_cents bigint not null,
    credit_cents bigint not null,
    primary key (entry, line)
);
create index entry_line_account on entry_line (collector, account, on_day, entry);
create index entry_line_unit on entry_line (unit, on_day) where unit is not null;
create index entry_line_person on entry_line (person) where person is not null;
create table period (
    id text primary key,
    collector text not null references collector (id),
    from_on text not null,
    to_on text not null,
    entries bigint not null,
    prev_hash text not null,
    hash text not null,
    validated_by text,
    validated_at bigint not null
);
create unique index period_to on period (collector, to_on);
create table entry_file (
    entry text not null references entry (id),
    file text not null,
    name text not null,
    at bigint not null,
    primary key (entry, file)
);
