-- What coming costs, one price a line: its kind and its cents; who receives it.
alter table event add column prices text not null default '';
alter table event add column collector text;
-- The price that somebody chose, for each seat; how they said that they pay, and what was asked.
alter table registration add column price text not null default '';
alter table registration add column each_cents bigint not null default 0;
alter table registration add column way text not null default '';
alter table registration add column call text;
alter table registration add column card text;
-- The answer of the same person that stands instead, since their records are one.
alter table registration add column merged_into text;
create index registration_merged_into on registration (merged_into);
