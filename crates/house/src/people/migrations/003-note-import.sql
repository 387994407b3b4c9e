alter table person_note add column import text;
create index person_note_import on person_note (import);
