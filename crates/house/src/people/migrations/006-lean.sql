drop index relation_fact_person;
drop index person_household;
create index person_household on person (household) where household is not null;
drop index person_number;
create index person_number on person (number) where number is not null;
drop index person_import;
create index person_import on person (import) where import is not null;
drop index person_address_commune;
create index person_address_commune on person_address (commune, person) where commune is not null;
