//! Pages as they are shown now: derived from what was done, made again with each fact.

use kernel::db::{Db, Tx};
use kernel::time::Moment;
use kernel::web::{Cursor, PAGE_ROWS_MAX};
use kernel::{Result, row};
use values::names::fold;

use crate::org::UnitId;
use crate::site::PageId;
use crate::site::markdown;
use crate::site::rules::{Kind, Reads, Span};
use crate::site::store::Page;

/// Words of the index that say whom a page is for.
const PUBLIC_WORD: &str = "accesspublic";
/// Most answers of a search, and most pages of the map of the site.
const FOUND_MAX: i64 = 50;
/// Most pages in the map of the site.
const OPEN_MAX: i64 = 5_000;
/// Most entries that pages add to a menu.
const MENU_MAX: i64 = 12;

row! {
    /// A page as it is shown.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Shown {
        pub(in crate::site) id: PageId,
        pub(in crate::site) unit: UnitId,
        pub(in crate::site) kind: String,
        pub(in crate::site) slug: String,
        pub(in crate::site) title: String,
        pub(in crate::site) summary: String,
        pub(in crate::site) body: String,
        pub(in crate::site) access: String,
        pub(in crate::site) since_at: Moment,
        pub(in crate::site) from_at: Moment,
    }
}

impl Shown {
    /// Its address within its unit's site.
    pub(in crate::site) fn path(&self) -> String {
        Kind::parse(&self.kind).map(|kind| kind.path(&self.slug)).unwrap_or_default()
    }
}

/// Where a page is: whose, of which kind, under which address.
pub(super) type Place<'a> = (&'a UnitId, Kind, &'a str);

const SHOWN: &str = "select p.id, p.unit, p.kind, p.slug, v.title, v.summary, v.body, v.access,
                     s.since_at, s.from_at
                     from site_shown s join site_page p on p.id = s.page
                     join site_version v on v.page = s.page and v.number = s.version";

/// The page of a place as it is shown now to whoever reads so much; absent and not theirs are the
/// same answer.
pub(in crate::site) fn shown(
    tx: &mut Tx<'_>,
    (unit, kind, slug): Place<'_>,
    reads: Reads,
) -> Result<Option<Shown>> {
    let now = tx.now();
    let sql = format!(
        "{SHOWN} where p.unit = $1 and p.kind = $2 and p.slug = $3
         and s.from_at <= $4 and s.until_at > $4"
    );
    let found: Option<Shown> = tx.row(&sql, &[unit, &kind.name(), &slug, &now])?;
    let is_theirs = |page: &Shown| {
        crate::site::rules::Access::parse(&page.access).is_some_and(|access| reads.may(access))
    };
    Ok(found.filter(is_theirs))
}

/// The same page without asking who reads: for the office.
pub(in crate::site) fn current(tx: &mut Tx<'_>, page: &PageId) -> Result<Option<Shown>> {
    let now = tx.now();
    let sql = format!("{SHOWN} where s.page = $1 and s.from_at <= $2 and s.until_at > $2");
    tx.row(&sql, &[page, &now])
}

/// Pages of a unit that are shown now, newest first, one more than a page of a list, after a
/// cursor.
pub(in crate::site) fn shown_list(
    tx: &mut Tx<'_>,
    (unit, kind): (&UnitId, Kind),
    reads: Reads,
    after: Option<&Cursor>,
    limit: usize,
) -> Result<Vec<Shown>> {
    let now = tx.now();
    let limit = i64::try_from(limit.min(PAGE_ROWS_MAX + 1))?;
    let last = (i64::MAX, String::new());
    let (at, id) =
        after.map_or(last, |cursor| (cursor.key.parse().unwrap_or(i64::MAX), cursor.id.clone()));
    let (members, officers) = (reads.members || reads.officers, reads.officers);
    let sql = format!(
        "{SHOWN} where s.unit = $1 and s.kind = $2 and s.from_at <= $3 and s.until_at > $3
         and (s.since_at < $4 or (s.since_at = $4 and s.page < $5))
         and (v.access = 'public' or (v.access = 'members' and $6 = 1)
             or (v.access = 'officers' and $7 = 1))
         order by s.since_at desc, s.page desc limit $8"
    );
    tx.rows(&sql, &[unit, &kind.name(), &now, &at, &id, &members, &officers, &limit])
}

/// What the pages of a unit, and those that units above it share, add to its menu: title, the
/// unit whose page it is, address within that unit's site.
pub(in crate::site) fn menu_of(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    reads: Reads,
) -> Result<Vec<(String, UnitId, String)>> {
    let now = tx.now();
    let (members, officers) = (reads.members || reads.officers, reads.officers);
    let sql = "select v.title, p.unit, p.slug
               from unit_above a join site_page p on p.unit = a.above
               join site_shown s on s.page = p.id
               join site_version v on v.page = s.page and v.number = s.version
               where a.unit = $1 and p.kind = 'page'
               and (p.menu = 'below' or (p.menu = 'own' and a.distance = 0))
               and s.from_at <= $2 and s.until_at > $2
               and (v.access = 'public' or (v.access = 'members' and $3 = 1)
                   or (v.access = 'officers' and $4 = 1))
               order by a.distance, p.created_at, p.id limit $5";
    let rows: Vec<(String, UnitId, String)> =
        tx.rows(sql, &[unit, &now, &members, &officers, &MENU_MAX])?;
    let path =
        |(title, unit, slug): (String, UnitId, String)| (title, unit, Kind::Page.path(&slug));
    Ok(rows.into_iter().map(path).collect())
}

/// What everybody may read now, with when it was last changed.
pub(in crate::site) fn open_pages(tx: &mut Tx<'_>) -> Result<Vec<(UnitId, String, Moment)>> {
    let now = tx.now();
    let sql = "select p.unit, p.kind, p.slug, s.from_at from site_shown s
               join site_page p on p.id = s.page
               join site_version v on v.page = s.page and v.number = s.version
               where s.from_at <= $1 and s.until_at > $1 and v.access = 'public'
               order by s.since_at desc, s.page limit $2";
    let rows: Vec<(UnitId, String, String, Moment)> = tx.rows(sql, &[&now, &OPEN_MAX])?;
    let path = |(unit, kind, slug, at): (UnitId, String, String, Moment)| {
        let path = Kind::parse(&kind).map(|kind| kind.path(&slug)).unwrap_or_default();
        (unit, path, at)
    };
    Ok(rows.into_iter().map(path).collect())
}

/// Public pages that hold every one of these words, or words that begin so.
pub(in crate::site) fn search(tx: &mut Tx<'_>, asked: &str) -> Result<Vec<Shown>> {
    let folded = fold(asked);
    let words: Vec<&str> = folded.split_whitespace().take(8).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let keys = tx.search("site_words", &words, &[PUBLIC_WORD], FOUND_MAX)?;
    let now = tx.now();
    let sql = format!(
        "{SHOWN} where s.page = $1 and s.version = $2 and s.from_at <= $3 and s.until_at > $3
         and v.access = 'public'"
    );
    let mut found: Vec<Shown> = Vec::new();
    for key in keys {
        let Some((page, version)) = key.split_once('/') else { continue };
        let version: i64 = version.parse().unwrap_or(0);
        found.extend(tx.row::<Shown>(&sql, &[&page, &version, &now])?);
    }
    found.sort_by(|one, other| (other.since_at, &other.id).cmp(&(one.since_at, &one.id)));
    Ok(found)
}

/// Writes what is shown of a page when, and the words by which it is found.
pub(super) fn write(tx: &mut Tx<'_>, page: &Page, spans: &[Span]) -> Result<()> {
    let before: Vec<(i64,)> =
        tx.rows("select distinct version from site_shown where page = $1", &[&page.id])?;
    for (version,) in before {
        tx.search_remove("site_words", &key(&page.id, version))?;
    }
    tx.exec("delete from site_shown where page = $1", &[&page.id])?;
    let now = tx.now();
    let mut indexed = Vec::new();
    for span in spans {
        tx.exec(
            "insert into site_shown (page, from_at, until_at, version, since_at, unit, kind)
             values ($1, $2, $3, $4, $5, $6, $7)",
            &[
                &page.id,
                &span.from_at,
                &span.until_at,
                &span.version,
                &span.since_at,
                &page.unit,
                &page.kind,
            ],
        )?;
        if span.until_at > now.0 && !indexed.contains(&span.version) {
            index(tx, &page.id, span.version)?;
            indexed.push(span.version);
        }
    }
    Ok(())
}

fn key(page: &PageId, version: i64) -> String {
    format!("{page}/{version}")
}

fn index(tx: &mut Tx<'_>, page: &PageId, number: i64) -> Result<()> {
    let version = super::version(tx, page, number)?;
    if version.access != "public" {
        return Ok(());
    }
    let text = markdown::words(&version.body);
    let words = fold(&format!("{} {} {text}", version.title, version.summary));
    tx.search_replace("site_words", &key(page, number), format!("{words} {PUBLIC_WORD}"))
}

/// Makes the index of words again, after a move to another database.
pub(in crate::site) fn index_again(db: &Db) -> Result<()> {
    db.write_now(|tx| tx.search_clear("site_words"))?;
    let now = db.clock().now();
    let all = move |tx: &mut Tx<'_>| {
        let sql = "select distinct page, version from site_shown where until_at > $1";
        tx.rows::<(PageId, i64)>(sql, &[&now])
    };
    for (page, version) in db.read_now(all)? {
        db.write_now(move |tx| index(tx, &page, version))?;
    }
    Ok(())
}
