create table site_unit (
    unit text primary key references unit (id),
    slug text not null,
    opened_by text,
    opened_at bigint not null
);
create unique index site_unit_slug on site_unit (slug);
create table site_page (
    id text primary key,
    unit text not null references unit (id),
    kind text not null,
    slug text not null,
    menu text not null,
    version bigint not null,
    created_at bigint not null
);
create unique index site_page_slug on site_page (unit, kind, slug);
create table site_version (
    page text not null references site_page (id),
    number bigint not null,
    title text not null,
    summary text not null,
    body text not null,
    access text not null,
    written_by text,
    written_at bigint not null,
    restored bigint,
    primary key (page, number)
);
create table site_fact (
    page text not null references site_page (id),
    number bigint not null,
    kind text not null,
    version bigint not null,
    from_at bigint not null,
    done_by text,
    done_at bigint not null,
    primary key (page, number)
);
create table site_shown (
    page text not null references site_page (id),
    from_at bigint not null,
    until_at bigint not null,
    version bigint not null,
    since_at bigint not null,
    unit text not null,
    kind text not null,
    primary key (page, from_at)
);
create index site_shown_list on site_shown (unit, kind, since_at);
create table site_alias (
    path text primary key,
    target text not null,
    unit text not null references unit (id),
    made_by text,
    made_at bigint not null
);
create index site_alias_unit on site_alias (unit, path);
create table site_media (
    id text primary key,
    unit text not null references unit (id),
    name text not null,
    alt text not null,
    credit text not null,
    added_by text,
    added_at bigint not null
);
create unique index site_media_name on site_media (name);
create index site_media_unit on site_media (unit, added_at);
create table site_media_file (
    media text not null references site_media (id),
    width bigint not null,
    height bigint not null,
    file text not null,
    media_type text not null,
    bytes bigint not null,
    content bytea not null,
    primary key (media, width)
);
create index site_media_file_name on site_media_file (file);
-- search index site_words
