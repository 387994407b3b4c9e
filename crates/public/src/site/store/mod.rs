//! Pages, pictures, aliases and sites of units in the database.

mod aliases;
mod media;
mod pages;
mod shown;
mod units;

pub(super) use aliases::{add_alias, alias_to, aliases_of, remove_alias};
pub(super) use media::{
    Media, NewMedia, add_media, change_media, file, media_in, media_of, pictures, remove_media,
    uses_of,
};
pub(super) use pages::{
    Draft, Hand, Line, Page, Version, add_page, add_version, fact, fact_at, facts, lines, page_in,
    place_page, version, versions,
};
pub(super) use shown::{
    Shown, current, index_again, menu_of, open_pages, search, shown, shown_list,
};
pub(super) use units::{
    Claimed, Site, below_with_site, claimed, home_site, open_site, reads, site_of, site_of_unit,
    sites,
};
