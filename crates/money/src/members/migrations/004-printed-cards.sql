-- When a card was printed for somebody whom no e-mail reaches.
alter table membership_card add column printed_at bigint;
