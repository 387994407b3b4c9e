-- When a debit was left out of a collection that was not sent yet: its mandate ended meanwhile.
alter table debit_line add column left_at bigint;
