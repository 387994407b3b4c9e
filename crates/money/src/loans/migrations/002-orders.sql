-- Where a lender is paid back, and instalments paid together by a file for the bank.
alter table loan add column iban text not null default '';
create table loan_order (
    id text primary key,
    collector text not null references collector (id),
    on_day text not null,
    instalments bigint not null,
    cents bigint not null,
    file text not null,
    mandate text not null,
    by_name text not null,
    at bigint not null
);
create index loan_order_collector on loan_order (collector, at);
