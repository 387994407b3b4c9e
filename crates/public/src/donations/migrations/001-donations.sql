-- A page that asks for gifts: which collector receives them, for which unit.
create table donation_page (
    id text primary key,
    slug text not null,
    unit text not null references unit (id),
    collector text not null references collector (id),
    title text not null,
    body text not null,
    thanks text not null,
    goal_cents bigint not null,
    amounts text not null,
    is_monthly bigint not null,
    shares text not null,
    closes_on text,
    version bigint not null,
    created_at bigint not null
);
create unique index donation_page_slug on donation_page (slug);
create index donation_page_unit on donation_page (unit, created_at);
create index donation_page_collector on donation_page (collector);

-- What happened to a page: written, opened, closed. Its state follows.
create table donation_page_fact (
    id text primary key,
    page text not null references donation_page (id),
    number bigint not null,
    kind text not null,
    by_person text,
    by_name text not null,
    role_fr text not null,
    role_en text not null,
    at bigint not null
);
create unique index donation_page_fact_page on donation_page_fact (page, number);

-- What somebody confirmed that they give, once or every month, with what they declared as they
-- read it. Money that comes names it as its target.
create table donation (
    id text primary key,
    page text not null references donation_page (id),
    person text not null,
    way text not null,
    rhythm text not null,
    cents bigint not null,
    call text,
    card text,
    nationality text not null,
    address text not null,
    declared text not null,
    language text not null,
    confirmed_on text not null,
    confirmed_at bigint not null,
    ended_at bigint,
    erased_at bigint
);
create index donation_page_newest on donation (page, confirmed_at);
create index donation_person on donation (person);

-- What became of it since: another amount, stopped.
create table donation_fact (
    id text primary key,
    donation text not null references donation (id),
    kind text not null,
    cents bigint not null,
    at bigint not null
);
create index donation_fact_donation on donation_fact (donation, at);

-- Payments for which thanks were sent, once each.
create table donation_thanks (
    payment text primary key,
    donation text not null references donation (id),
    at bigint not null
);
create index donation_thanks_donation on donation_thanks (donation);
-- watched donation person
