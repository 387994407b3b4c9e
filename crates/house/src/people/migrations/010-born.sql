-- Of the many who bear a frequent name few were born on a day: the index tells them apart alone.
drop index person_match;
create index person_match on person (match_name, born_on);
