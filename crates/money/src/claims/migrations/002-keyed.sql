-- A claim may be keyed in by an officer for whoever laid the money out: both are told apart from
-- whoever reads it.
alter table claim add column keyed_by text;
alter table claim add column keyed_name text not null default '';
create index claim_keyed_by on claim (keyed_by) where keyed_by is not null;
