create table petition_partner (
    id text primary key,
    petition text not null references petition (id),
    name text not null,
    contact text not null,
    words_fr text not null,
    words_en text not null,
    keep_days bigint not null,
    added_by_name text not null,
    added_at bigint not null,
    ended_at bigint
);
create index petition_partner_petition on petition_partner (petition, added_at);
create table petition_handover (
    id text primary key,
    petition text not null references petition (id),
    partner text not null references petition_partner (id),
    reason text not null,
    by_name text not null,
    role_fr text not null,
    role_en text not null,
    signers bigint not null,
    at bigint not null
);
create index petition_handover_petition on petition_handover (petition, at);
create index petition_handover_partner on petition_handover (partner);
alter table signature add column partner text not null default '';
alter table signature add column handover text not null default '';
alter table signature add column once text not null default '';
create index signature_partner on signature (partner, handover, id) where partner <> '';
create unique index signature_of_name on signature (petition, once) where once <> '';
insert into petition_value (name, valid_from_on, value, source) values
    ('partner_days', '2020-01-01', 30, 'Choice of the project: RGPD, article 5, 1, e; a short time after handing over, to do it again');
