create table petition (
    id text primary key,
    slug text not null,
    unit text not null references unit (id),
    title text not null,
    body text not null,
    addressee text not null,
    goal bigint not null,
    opens_on text,
    closes_on text,
    proposed_by_person text,
    proposed_by_name text not null,
    version bigint not null,
    erased_form bigint not null,
    erased_paper bigint not null,
    created_at bigint not null
);
create unique index petition_slug on petition (slug);
create index petition_unit on petition (unit, created_at);
create index petition_proposed on petition (proposed_by_person);
create table petition_fact (
    id text primary key,
    petition text not null references petition (id),
    number bigint not null,
    kind text not null,
    why text not null,
    by_person text,
    by_name text not null,
    role_fr text not null,
    role_en text not null,
    at bigint not null
);
create unique index petition_fact_petition on petition_fact (petition, number);
create table petition_threshold (
    petition text not null references petition (id),
    reached bigint not null,
    triggers text not null,
    primary key (petition, reached)
);
create table petition_carrier (
    petition text not null references petition (id),
    unit text not null references unit (id),
    primary key (petition, unit)
);
create index petition_carrier_unit on petition_carrier (unit);
create table petition_wording (
    id text primary key,
    petition text not null references petition (id),
    version bigint not null,
    delivery_fr text not null,
    delivery_en text not null,
    news_fr text not null,
    news_en text not null,
    shown_fr text not null,
    shown_en text not null,
    at bigint not null
);
create unique index petition_wording_version on petition_wording (petition, version);
create table petition_value (
    name text not null,
    valid_from_on text not null,
    value bigint not null,
    source text not null,
    primary key (name, valid_from_on)
);
insert into petition_value (name, valid_from_on, value, source) values
    ('keep_months', '2020-01-01', 12, 'Choice of the project: RGPD, article 5, 1, e; a short time after delivery, to prove it');
create table paper_batch (
    id text primary key,
    petition text not null references petition (id),
    name text not null,
    by_name text not null,
    report text not null,
    at bigint not null
);
create index paper_batch_petition on paper_batch (petition, at);
create table signature (
    id text primary key,
    petition text not null references petition (id),
    person text not null,
    unit text not null,
    kind text not null,
    first_name text not null,
    last_name text not null,
    email text not null,
    postcode text not null,
    comment text not null,
    is_public bigint not null,
    wants_news bigint not null,
    review text not null,
    flags text not null,
    wording text references petition_wording (id),
    language text not null,
    batch text references paper_batch (id),
    sheet text,
    signed_on text not null,
    signed_at bigint not null,
    struck_at bigint,
    struck_by_name text,
    erased_at bigint
);
create unique index signature_once on signature (petition, person) where person <> '';
create index signature_count on signature (petition, kind, struck_at);
create index signature_shown on signature (petition, is_public, review, signed_at);
create index signature_review on signature (petition, review, id);
create index signature_person on signature (person);
create index signature_wording on signature (wording);
create index signature_batch on signature (batch);
create index signature_sheet on signature (petition, sheet);
create table petition_news (
    id text primary key,
    petition text not null references petition (id),
    number bigint not null,
    title text not null,
    body text not null,
    by_name text not null,
    at bigint not null
);
create unique index petition_news_number on petition_news (petition, number);
create table petition_news_mail (
    id text primary key,
    news text not null references petition_news (id),
    signature text not null references signature (id) on delete cascade,
    sent_at bigint,
    left_out text not null
);
create unique index petition_news_mail_once on petition_news_mail (news, signature);
create index petition_news_mail_signature on petition_news_mail (signature);
-- watched signature person
