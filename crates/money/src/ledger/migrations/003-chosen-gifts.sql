-- Gifts that those who give share themselves between units: an account of their own, so that voted
-- tables do not share them again.
insert into account (collector, code, label)
    select c.id, '75413', 'Dons partagés par qui donne' from collector c
    where not exists (select 1 from account a where a.collector = c.id and a.code = '75413');
