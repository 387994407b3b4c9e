-- When the notice of a debit was printed as a letter, for somebody whom no e-mail reaches.
alter table debit_line add column letter_at bigint;
