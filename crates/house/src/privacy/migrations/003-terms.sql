alter table retention_term add column added_by_name text;
alter table retention_term add column added_at bigint;
