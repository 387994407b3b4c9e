-- What an officer was last told by mail of what waits for them, and whether they want none.
create table office_told (
    person text primary key,
    counts text not null,
    told_at bigint not null,
    is_off bigint not null
);
