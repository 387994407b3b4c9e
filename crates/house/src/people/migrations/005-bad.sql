alter table person_phone add column bad bigint not null default 0;
alter table person_address add column bad bigint not null default 0;
