alter table import add column stop_asked_at bigint;
