-- What the gifts of a mandate answer; empty when dues are debited.
alter table debit_mandate add column target text not null default '';
create index debit_mandate_target on debit_mandate (target);
