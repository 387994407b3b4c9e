create index person_scope_new on person_scope (unit, person);
