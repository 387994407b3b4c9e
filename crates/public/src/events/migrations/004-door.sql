-- When the last gesture at the door about an answer was made, on whatever device: an older one that
-- arrives later undoes nothing.
alter table registration add column door_at bigint;
