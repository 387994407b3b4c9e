-- When the receipts of a run that go by post were first printed, and by whom.
alter table receipt_run add column printed_at bigint;
alter table receipt_run add column printed_by_name text not null default '';
