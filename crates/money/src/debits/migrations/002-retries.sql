-- A debit that came back and is put into the next collection, once: who asked, and the debit that
-- took it.
create table debit_retry (
    line text primary key references debit_line (id),
    mandate text not null references debit_mandate (id),
    cents bigint not null,
    taken text,
    by_person text,
    by_name text not null,
    at bigint not null
);
create index debit_retry_mandate on debit_retry (mandate);
create index debit_retry_taken on debit_retry (taken);

-- What names a movement in files that give it no number of the bank, and how many payments inside
-- were told: a notice that tells more of a known movement completes it.
alter table bank_entry add column batch text not null default '';
alter table bank_entry add column end_to_end text not null default '';
alter table bank_entry add column details bigint not null default 0;
create index bank_entry_alike on bank_entry (account, booked_on, cents);
