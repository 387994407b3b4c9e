create table paper_pile (
    batch text primary key references paper_batch (id),
    first_sheet bigint not null,
    sheets bigint not null,
    signed_on text not null,
    has_wording bigint not null,
    scan text,
    scan_type text not null,
    changes bigint not null,
    decided_at bigint,
    counted_at bigint
);
create table paper_keying (
    batch text not null references paper_pile (batch),
    sheet bigint not null,
    pass bigint not null,
    by_name text not null,
    at bigint not null,
    primary key (batch, sheet, pass)
);
create table paper_entry (
    batch text not null references paper_pile (batch),
    sheet bigint not null,
    pass bigint not null,
    line bigint not null,
    last_name text not null,
    first_name text not null,
    postcode text not null,
    email text not null,
    wants_news bigint not null,
    primary key (batch, sheet, pass, line)
);
create index paper_entry_email on paper_entry (email);
alter table petition_news add column spread_after text not null default '';
create index signature_order on signature (petition, id);
insert into petition_value (name, valid_from_on, value, source) values
    ('proposals_max', '2020-01-01', 3, 'Choice of the project: as many proposals of one person as somebody mandated can answer'),
    ('scan_months', '2020-01-01', 36, 'Choice of the project: RGPD, article 5, 1, e; erased sooner, with the signers, once the petition was handed over');
