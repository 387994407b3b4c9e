alter table sign_in add column agent text not null default '';
create index sign_in_folded on sign_in (folded, created_at);
create index sign_in_browser on sign_in (browser_hash, created_at);
create index session_seen on session (seen_at);
