alter table import add column undo_job text;
