-- A table voted by a body: who receives which part of what a unit below collects, from a day on.
create table quota_table (
    id text primary key,
    unit text not null references unit (id),
    what text not null,
    valid_from_on text not null,
    rounding text not null,
    voted_by text not null,
    voted_on text not null,
    note text not null,
    mandate text not null,
    by_name text not null,
    at bigint not null,
    withdrawn_at bigint
);
create unique index quota_table_from on quota_table (unit, what, valid_from_on)
    where withdrawn_at is null;
create index quota_table_unit on quota_table (unit, at);
create table quota_line (
    quota text not null references quota_table (id),
    line bigint not null,
    receiver text not null,
    how text not null,
    value bigint not null,
    primary key (quota, line)
);

-- What a unit collected in a month, shared. Never changed: what comes to light later is a part of
-- a later statement.
create table share_statement (
    id text primary key,
    collector text not null references collector (id),
    unit text not null references unit (id),
    month text not null,
    drawn_on text not null,
    mandate text not null,
    by_name text not null,
    at bigint not null
);
create unique index share_statement_once on share_statement (collector, unit, month);
create index share_statement_unit on share_statement (unit, month);
create table share_part (
    statement text not null references share_statement (id),
    line bigint not null,
    what text not null,
    month text not null,
    receiver text not null,
    to_unit text not null references unit (id),
    to_collector text references collector (id),
    quota text references quota_table (id),
    base_cents bigint not null,
    cents bigint not null,
    primary key (statement, line)
);
create index share_part_unit on share_part (to_unit);
create index share_part_collector on share_part (to_collector);
create index share_part_quota on share_part (quota);

-- What one collector paid another.
create table share_settlement (
    id text primary key,
    from_collector text not null references collector (id),
    to_collector text not null references collector (id),
    way text not null,
    cents bigint not null,
    on_day text not null,
    reference text not null,
    file text,
    mandate text not null,
    by_name text not null,
    at bigint not null,
    entry text,
    received_on text,
    received_by_name text not null,
    received_at bigint,
    undone_at bigint
);
create index share_settlement_pair on share_settlement (from_collector, to_collector, at);
create index share_settlement_to on share_settlement (to_collector);

-- One after the other: whoever draws up statements, or settles between two collectors, first
-- takes a turn, so that nobody decides on sums that another is changing.
create table share_turn (
    name text primary key,
    last bigint not null
);
