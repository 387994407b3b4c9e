alter table mandate add column end_decision text;
create index unit_by_name on unit (folded);
