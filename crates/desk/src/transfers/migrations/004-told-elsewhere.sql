-- The office tells officers of all that waits: office_told.
drop table transfer_told;
