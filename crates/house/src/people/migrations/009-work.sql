create table person_care (
    id text primary key,
    person text not null references person (id) on delete cascade,
    assigned_to text not null,
    unit text not null references unit (id),
    assigned_by text,
    assigned_at bigint not null,
    ended_by text,
    ended_at bigint
);
create unique index person_care_now on person_care (person) where ended_at is null;
create index person_care_person on person_care (person, assigned_at);
create index person_care_of on person_care (assigned_to, ended_at, person);
create index person_care_unit on person_care (unit);
create table column_choice (
    person text primary key references person (id) on delete cascade,
    columns text not null,
    chosen_at bigint not null
);
-- watched person_care person
