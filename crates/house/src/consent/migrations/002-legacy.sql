alter table consent_entry add column import text;
create index consent_entry_import on consent_entry (import, id) where import is not null;
