alter table import add column refused_cells text not null default '{}';
