alter table tag_choice add column reason text not null default '';
