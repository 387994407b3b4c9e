-- A roll is frozen slice by slice: where it stands, and when all of it was there.
alter table voting_roll add column last_sort text;
alter table voting_roll add column last_id text;
alter table voting_roll add column done_at bigint;
update voting_roll set done_at = made_at;
