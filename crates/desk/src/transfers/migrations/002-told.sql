create table transfer_told (
    person text primary key,
    told_at bigint not null
);
create index transfer_waiting on transfer (asked_at) where outcome is null;
