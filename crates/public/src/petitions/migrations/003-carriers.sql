create table petition_carrier_fact (
    petition text not null references petition (id),
    unit text not null references unit (id),
    number bigint not null,
    kind text not null,
    why text not null,
    by_name text not null,
    role_fr text not null,
    role_en text not null,
    at bigint not null,
    primary key (petition, unit, number)
);
create index petition_carrier_fact_unit on petition_carrier_fact (unit, petition);
insert into petition_carrier_fact (petition, unit, number, kind, why, by_name, role_fr, role_en, at)
    select c.petition, c.unit, 1, 'accepted', '', '', '', '', p.created_at
    from petition_carrier c join petition p on p.id = c.petition where c.unit <> p.unit;
create table petition_reached (
    petition text not null references petition (id),
    reached bigint not null,
    triggers text not null,
    at bigint not null,
    answer text not null,
    answered_by_name text not null,
    answered_at bigint,
    primary key (petition, reached)
);
create index petition_reached_waits on petition_reached (answered_at);
insert into petition_reached (petition, reached, triggers, at, answer, answered_by_name, answered_at)
    select t.petition, t.reached, t.triggers, 0, '', '', p.created_at
    from petition_threshold t join petition p on p.id = t.petition
    where t.reached <= p.erased_form + p.erased_paper + (select count(*) from signature s
     where s.petition = t.petition and s.struck_at is null);
