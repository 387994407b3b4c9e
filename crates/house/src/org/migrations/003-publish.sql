-- Whoever keeps a unit's file may put its pages, petitions and events in the open.
update role set rights = rights || ' publish'
where id in ('secretary', 'federation-officer', 'national-officer', 'administrator');
