//! Pages as they are written: versions, and what was done with them.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{Office, PersonId, UnitId};
use crate::site::PageId;
use crate::site::rules::{Fact, FactKind, Kind};
use crate::site::store::shown;

/// Most pages of a kind in a list of the office, and most versions of a page.
const LINES_MAX: i64 = 200;

/// Who writes.
#[derive(Debug, Clone)]
pub(in crate::site) struct Hand {
    /// `None` for the house itself.
    pub(in crate::site) by: Option<PersonId>,
}

impl Hand {
    pub(in crate::site) fn of(office: &Office) -> Self {
        Self { by: Some(office.person.clone()) }
    }

    pub(in crate::site) const fn house() -> Self {
        Self { by: None }
    }
}

row! {
    /// A page, whatever is shown of it.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Page {
        pub(in crate::site) id: PageId,
        pub(in crate::site) unit: UnitId,
        pub(in crate::site) kind: String,
        pub(in crate::site) slug: String,
        pub(in crate::site) menu: String,
        pub(in crate::site) version: i64,
    }
}

row! {
    /// A version of a page.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Version {
        pub(in crate::site) number: i64,
        pub(in crate::site) title: String,
        pub(in crate::site) summary: String,
        pub(in crate::site) body: String,
        pub(in crate::site) access: String,
        pub(in crate::site) written_by: Option<PersonId>,
        pub(in crate::site) written_at: Moment,
        pub(in crate::site) restored: Option<i64>,
    }
}

row! {
    /// A page as a line of the office's list.
    #[derive(Debug, Clone)]
    pub(in crate::site) struct Line {
        pub(in crate::site) id: PageId,
        pub(in crate::site) kind: String,
        pub(in crate::site) slug: String,
        pub(in crate::site) title: String,
        pub(in crate::site) access: String,
        pub(in crate::site) version: i64,
        pub(in crate::site) written_at: Moment,
    }
}

/// What a version says.
#[derive(Debug, Clone, Default)]
pub(in crate::site) struct Draft {
    pub(in crate::site) title: String,
    pub(in crate::site) summary: String,
    pub(in crate::site) body: String,
    pub(in crate::site) access: &'static str,
}

const PAGE: &str = "select id, unit, kind, slug, menu, version from site_page";
const VERSION: &str = "select number, title, summary, body, access, written_by, written_at,
                       restored from site_version";

/// A new page with its first version; its address gets a number when it is taken.
///
/// # Errors
/// [`Error::Refused`] when a unit would have two first pages, or no address is free.
pub(in crate::site) fn add_page(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    (kind, slug, menu): (Kind, &str, &str),
    draft: &Draft,
    hand: &Hand,
) -> Result<PageId> {
    const TRIES: usize = 50;
    let (id, now): (PageId, Moment) = (tx.fresh(), tx.now());
    for number in 1..=TRIES {
        let address = if number == 1 { slug.to_owned() } else { format!("{slug}-{number}") };
        let added = tx.exec(
            "insert into site_page (id, unit, kind, slug, menu, version, created_at)
             values ($1, $2, $3, $4, $5, 1, $6) on conflict (unit, kind, slug) do nothing",
            &[&id, unit, &kind.name(), &address, &menu, &now],
        )?;
        if added == 1 {
            write(tx, &id, 1, draft, None, hand)?;
            return Ok(id);
        }
        if kind == Kind::Home {
            return Err(Error::Refused("site-refusal-home-twice"));
        }
    }
    Err(Error::Refused("site-refusal-slug-taken"))
}

/// A new version of a page that was read at `before`.
///
/// # Errors
/// [`Error::Stale`] when somebody wrote another one meanwhile.
pub(in crate::site) fn add_version(
    tx: &mut Tx<'_>,
    page: &PageId,
    before: i64,
    draft: &Draft,
    restored: Option<i64>,
    hand: &Hand,
) -> Result<i64> {
    let sql = "update site_page set version = version + 1 where id = $1 and version = $2";
    if tx.exec(sql, &[page, &before])? == 0 {
        return Err(Error::Stale);
    }
    write(tx, page, before + 1, draft, restored, hand)?;
    Ok(before + 1)
}

fn write(
    tx: &mut Tx<'_>,
    page: &PageId,
    number: i64,
    draft: &Draft,
    restored: Option<i64>,
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into site_version (page, number, title, summary, body, access, written_by,
         written_at, restored) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            page,
            &number,
            &draft.title,
            &draft.summary,
            &draft.body,
            &draft.access,
            &hand.by,
            &now,
            &restored,
        ],
    )
    .map(drop)
}

/// Gives a page another address and another place in menus; the former address leads on.
///
/// # Errors
/// [`Error::Refused`] when another page has this address.
pub(in crate::site) fn place_page(
    tx: &mut Tx<'_>,
    page: &Page,
    base: &str,
    (slug, menu): (&str, &str),
    hand: &Hand,
) -> Result<()> {
    let taken = "select id from site_page where unit = $1 and kind = $2 and slug = $3 and id <> $4";
    if tx.row::<(PageId,)>(taken, &[&page.unit, &page.kind, &slug, &page.id])?.is_some() {
        return Err(Error::Refused("site-refusal-slug-taken"));
    }
    let sql = "update site_page set slug = $2, menu = $3 where id = $1";
    tx.exec(sql, &[&page.id, &slug, &menu])?;
    let kind = Kind::parse(&page.kind).filter(|_| slug != page.slug);
    if let Some(kind) = kind {
        let (from, to) = (kind.path(&page.slug), kind.path(slug));
        let way = (format!("{base}{from}"), format!("{base}{to}"));
        super::aliases::leave(tx, &page.unit, (&way.0, &way.1), hand)?;
    }
    Ok(())
}

/// A page of a unit; absent and another unit's are the same answer.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::site) fn page_in(tx: &mut Tx<'_>, unit: &UnitId, id: &PageId) -> Result<Page> {
    let sql = format!("{PAGE} where id = $1 and unit = $2");
    tx.row(&sql, &[id, unit])?.ok_or(Error::NotFound)
}

/// One version of a page.
///
/// # Errors
/// [`Error::NotFound`].
pub(in crate::site) fn version(tx: &mut Tx<'_>, page: &PageId, number: i64) -> Result<Version> {
    let sql = format!("{VERSION} where page = $1 and number = $2");
    tx.row(&sql, &[page, &number])?.ok_or(Error::NotFound)
}

/// The versions of a page, newest first.
pub(in crate::site) fn versions(tx: &mut Tx<'_>, page: &PageId) -> Result<Vec<Version>> {
    let sql = format!("{VERSION} where page = $1 order by number desc limit $2");
    tx.rows(&sql, &[page, &LINES_MAX])
}

/// The pages of a unit as last written: its first page, those that stay, then news, newest first.
pub(in crate::site) fn lines(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<Line>> {
    let sql = "select p.id, p.kind, p.slug, v.title, v.access, p.version, v.written_at
               from site_page p join site_version v on v.page = p.id and v.number = p.version
               where p.unit = $1
               order by case p.kind when 'home' then 0 when 'page' then 1 else 2 end,
               p.created_at desc, p.id limit $2";
    tx.rows(sql, &[unit, &LINES_MAX])
}

/// What was done with a page, in order.
pub(in crate::site) fn facts(tx: &mut Tx<'_>, page: &PageId) -> Result<Vec<Fact>> {
    let sql = "select kind, version, from_at, done_at from site_fact where page = $1
               order by number limit 10000";
    let rows: Vec<(String, i64, i64, i64)> = tx.rows(sql, &[page])?;
    let fact = |(kind, version, from_at, done_at): (String, i64, i64, i64)| {
        let kind = FactKind::parse(&kind)?;
        Some(Fact { kind, version, from_at, done_at })
    };
    Ok(rows.into_iter().filter_map(fact).collect())
}

/// Notes what is done with a page, and writes again what is shown when.
///
/// # Errors
/// [`Error::Stale`] when somebody did something with it at the same time.
pub(in crate::site) fn fact(
    tx: &mut Tx<'_>,
    page: &Page,
    kind: FactKind,
    what: (i64, Moment),
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    fact_at(tx, page, kind, what, now, hand)
}

/// The same, done at another moment: for the demonstration, whose pages have an age.
pub(in crate::site) fn fact_at(
    tx: &mut Tx<'_>,
    page: &Page,
    kind: FactKind,
    (version, from): (i64, Moment),
    done_at: Moment,
    hand: &Hand,
) -> Result<()> {
    let mut facts = facts(tx, &page.id)?;
    let number = i64::try_from(facts.len())?;
    let added = tx.exec(
        "insert into site_fact (page, number, kind, version, from_at, done_by, done_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (page, number) do nothing",
        &[&page.id, &number, &kind.name(), &version, &from, &hand.by, &done_at],
    )?;
    if added == 0 {
        return Err(Error::Stale);
    }
    facts.push(Fact { kind, version, from_at: from.0, done_at: done_at.0 });
    shown::write(tx, page, &crate::site::rules::spans(&facts))
}
