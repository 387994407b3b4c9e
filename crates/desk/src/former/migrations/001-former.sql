create table former_identity (
    source text not null,
    legacy text not null,
    person text,
    import text not null,
    primary key (source, legacy)
);
create index former_identity_person on former_identity (person);
create index former_identity_import on former_identity (import);
create table former_membership (
    id text primary key,
    source text not null,
    legacy text not null,
    position bigint not null,
    name text not null,
    started_on text,
    expires_on text,
    suspended_on text,
    import text not null,
    replaced_by text
);
create unique index former_membership_now on former_membership (source, legacy, position) where replaced_by is null;
create index former_membership_of on former_membership (source, legacy);
create index former_membership_import on former_membership (import);
create index former_membership_replaced on former_membership (replaced_by) where replaced_by is not null;
create table former_link (
    id text primary key,
    source text not null,
    legacy text not null,
    kind text not null,
    said text not null,
    other text,
    outcome text not null,
    import text not null,
    replaced_by text
);
create unique index former_link_now on former_link (source, legacy, kind) where replaced_by is null;
create index former_link_of on former_link (source, legacy);
create index former_link_said on former_link (source, kind, said);
create index former_link_import on former_link (import);
create index former_link_replaced on former_link (replaced_by) where replaced_by is not null;
create table former_fact (
    source text not null,
    legacy text not null,
    kind text not null,
    name text not null,
    import text not null,
    primary key (source, legacy, kind, name)
);
create index former_fact_name on former_fact (source, kind, name);
create index former_fact_import on former_fact (import);
create table former_payment (
    id text primary key,
    source text not null,
    number text not null,
    legacy text not null,
    kind text not null,
    status text not null,
    amount_cents bigint not null,
    means text not null,
    code text not null,
    on_day text not null,
    parent text,
    plan text not null,
    is_company bigint not null,
    is_in_kind bigint not null,
    reference text not null,
    import text not null,
    replaced_by text
);
create unique index former_payment_now on former_payment (source, number) where replaced_by is null;
create index former_payment_of on former_payment (source, legacy);
create index former_payment_import on former_payment (import);
create index former_payment_replaced on former_payment (replaced_by) where replaced_by is not null;
