create table person_merged (
    old_id text primary key,
    person text not null references person (id) on delete cascade,
    merged_at bigint not null
);
create index person_merged_person on person_merged (person);
create index person_born on person (born_on, id) where born_on is not null;
