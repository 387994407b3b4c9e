//! The library of pictures: what each shows, and its sizes as they are served.

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::UnitId;
use crate::site::MediaId;
use crate::site::markdown::{Picture, Pictures};
use crate::site::media::Size;
use crate::site::store::Hand;

/// Most pictures of a unit in a list.
const MEDIA_MAX: i64 = 200;
/// Most pictures that one text shows.
const PICTURES_MAX: usize = 50;

row! {
    /// A picture of the library.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Media {
        pub(in crate::site) id: MediaId,
        pub(in crate::site) name: String,
        pub(in crate::site) alt: String,
        pub(in crate::site) credit: String,
        pub(in crate::site) added_at: Moment,
        /// The file of its smallest size.
        pub(in crate::site) file: String,
        pub(in crate::site) width: i64,
        pub(in crate::site) height: i64,
    }
}

/// A picture to add.
#[derive(Debug, Clone)]
pub(in crate::site) struct NewMedia {
    pub(in crate::site) name: String,
    pub(in crate::site) alt: String,
    pub(in crate::site) credit: String,
    pub(in crate::site) sizes: Vec<Size>,
}

/// A file as it is served.
pub(super) type File = (String, Vec<u8>);

const MEDIA: &str = "select m.id, m.name, m.alt, m.credit, m.added_at, f.file, f.width, f.height
                     from site_media m join site_media_file f on f.media = m.id
                     and f.width = (select min(g.width) from site_media_file g
                         where g.media = m.id)";

/// Adds a picture; its name gets a number when it is taken.
///
/// # Errors
/// [`Error::Refused`] when no name is free.
pub(in crate::site) fn add_media(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    new: &NewMedia,
    hand: &Hand,
) -> Result<MediaId> {
    const TRIES: usize = 200;
    let (id, now): (MediaId, Moment) = (tx.fresh(), tx.now());
    for number in 1..=TRIES {
        let name = if number == 1 { new.name.clone() } else { format!("{}-{number}", new.name) };
        let added = tx.exec(
            "insert into site_media (id, unit, name, alt, credit, added_by, added_at)
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do nothing",
            &[&id, unit, &name, &new.alt, &new.credit, &hand.by, &now],
        )?;
        if added == 0 {
            continue;
        }
        for size in &new.sizes {
            let bytes = i64::try_from(size.content.len())?;
            tx.exec(
                "insert into site_media_file (media, width, height, file, media_type, bytes,
                 content) values ($1, $2, $3, $4, $5, $6, $7)",
                &[
                    &id,
                    &size.width,
                    &size.height,
                    &size.file,
                    &size.media_type,
                    &bytes,
                    &size.content,
                ],
            )?;
        }
        return Ok(id);
    }
    Err(Error::Refused("site-refusal-slug-taken"))
}

/// The pictures of a unit, newest first.
pub(in crate::site) fn media_of(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Media>> {
    let sql = format!("{MEDIA} where m.unit = $1 order by m.added_at desc, m.id desc limit $2");
    tx.rows(&sql, &[unit, &MEDIA_MAX])
}

/// A picture of a unit; absent and another unit's are the same answer.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::site) fn media_in(tx: &mut Tx<'_>, unit: &UnitId, id: &MediaId) -> Result<Media> {
    let sql = format!("{MEDIA} where m.id = $1 and m.unit = $2");
    tx.row(&sql, &[id, unit])?.ok_or(Error::NotFound)
}

/// Says otherwise what a picture shows and whose it is.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::site) fn change_media(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    id: &MediaId,
    (alt, credit): (&str, &str),
) -> Result<()> {
    let sql = "update site_media set alt = $3, credit = $4 where id = $1 and unit = $2";
    if tx.exec(sql, &[id, unit, &alt, &credit])? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Takes a picture away; where it stood, the words that tell it remain.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::site) fn remove_media(tx: &mut Tx<'_>, unit: &UnitId, id: &MediaId) -> Result<()> {
    media_in(tx, unit, id)?;
    tx.exec("delete from site_media_file where media = $1", &[id])?;
    tx.exec("delete from site_media where id = $1", &[id]).map(drop)
}

/// A file by its name, which tells its content.
pub(in crate::site) fn file(tx: &mut Tx<'_>, name: &str) -> Result<Option<File>> {
    let sql = "select media_type, content from site_media_file where file = $1 limit 1";
    tx.row(sql, &[&name])
}

/// The pictures of these names, with all their sizes.
pub(in crate::site) fn pictures(tx: &mut Tx<'_>, names: &[String]) -> Result<Pictures> {
    let mut known = Pictures::new();
    let names: Vec<&String> = names.iter().take(PICTURES_MAX).collect();
    if names.is_empty() {
        return Ok(known);
    }
    let sql = format!(
        "select m.name, m.alt, f.file, f.width, f.height
         from site_media m join site_media_file f on f.media = m.id
         where m.name in ({}) order by m.name, f.width",
        marks(1, names.len())
    );
    let mut args: Vec<&dyn Arg> = Vec::with_capacity(names.len());
    for name in &names {
        args.push(*name);
    }
    let rows: Vec<(String, String, String, i64, i64)> = tx.rows(&sql, &args)?;
    for (name, alt, file, width, height) in rows {
        let src = format!("/media/{file}");
        let picture = known.entry(name).or_insert_with(|| Picture {
            srcset: String::new(),
            src: src.clone(),
            alt,
            width,
            height,
        });
        let comma = if picture.srcset.is_empty() { "" } else { ", " };
        picture.srcset.push_str(&format!("{comma}{src} {width}w"));
        (picture.src, picture.width, picture.height) = (src, width, height);
    }
    Ok(known)
}

/// Titles of the pages whose last version shows a picture of this name.
pub(in crate::site) fn uses_of(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    name: &str,
) -> Result<Vec<(crate::site::PageId, String)>> {
    let sql = "select p.id, v.title, v.body from site_page p
               join site_version v on v.page = p.id and v.number = p.version
               where p.unit = $1 order by p.created_at desc, p.id limit 200";
    let rows: Vec<(crate::site::PageId, String, String)> = tx.rows(sql, &[unit])?;
    let shows =
        |body: &str| crate::site::markdown::pictures_of(body).iter().any(|shown| shown == name);
    let used = rows.into_iter().filter(|(_, _, body)| shows(body));
    Ok(used.map(|(id, title, _)| (id, title)).collect())
}
