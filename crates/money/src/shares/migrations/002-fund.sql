-- What a unit gave again of its solidarity fund: a statement of its own, with what each receiver
-- weighed.
create table fund_share (
    statement text primary key references share_statement (id),
    weight text not null,
    kind text not null,
    flat_cents bigint not null,
    decided_by text not null,
    decided_on text not null
);
create table fund_weight (
    statement text not null references share_statement (id),
    line bigint not null,
    weight bigint not null,
    primary key (statement, line)
);
