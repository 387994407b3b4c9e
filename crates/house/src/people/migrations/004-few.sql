create index relation_fact_kind on relation_fact (kind, person);
