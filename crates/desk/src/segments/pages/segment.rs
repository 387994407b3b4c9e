//! A kept segment: what it asks, whom it finds, its versions; keeping, changing, putting away.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::{Right, units_above};
use crate::segments::SegmentId;
use crate::segments::pages::builder::{self, Said, said};
use crate::segments::pages::people::found;
use crate::segments::pages::shown::{Counts, Crowd, Wrong, query, sample_counts};
use crate::segments::rules::{NAME_CHARS_MAX, Tree, parse, print, sentence, tree_of};
use crate::segments::store::{self, NewVersion, Saved};

#[derive(Debug, Default, Serialize)]
struct Segment {
    id: String,
    name: String,
    unit_name: String,
    shared: bool,
    may_change: bool,
    version: i64,
    counts: Counts,
    crowd: Crowd,
    versions: Vec<Past>,
}

/// A version as it is told.
#[derive(Debug, Default, Serialize)]
struct Past {
    version: i64,
    told: String,
    text: String,
    query: String,
    by: String,
    at: i64,
}

impl Page for Segment {
    const TEMPLATE: &str = "segments/segment.html";
}

/// `GET /office/segments/{id}`
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = SegmentId::parse(&id).ok_or(Error::NotFound)?;
    let after = fields.filled("after").and_then(Cursor::parse);
    let is_later = after.is_some();
    let (texts, language) = (app.texts.clone(), officer.language());
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    let (saved, mine, (counts, rows, next), versions) = app
        .db
        .read(move |tx| {
            let speaker = Speaker { texts: &texts, language };
            let saved = store::saved(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let mine = units_above(tx, &saved.unit)?.contains(scope.unit());
            let tree = parse(&saved.asked).unwrap_or_else(|_| Tree::everybody());
            let found = found(tx, &scope, &tree, after.as_ref(), &speaker)?;
            let mut versions = Vec::new();
            for one in store::versions(tx, &scope, &wanted)? {
                let tree = parse(&one.asked).unwrap_or_else(|_| Tree::everybody());
                let labels = store::labels_of(tx, &scope, &tree, &speaker)?;
                versions.push(Past {
                    version: one.version,
                    told: sentence(&tree, &speaker, &labels),
                    query: query(&one.asked),
                    text: one.asked,
                    by: one.by_name,
                    at: one.written_at.0,
                });
            }
            Ok((saved, mine, found, versions))
        })
        .await?;
    let href = format!("/office/segments/{id}");
    let Saved { name, unit_name, shared, version, .. } = saved;
    let page = Segment {
        id: id.to_string(),
        name,
        unit_name,
        shared,
        may_change: mine,
        version,
        crowd: Crowd::of(&officer, rows, &counts.text).paged(&href, is_later, next.as_ref()),
        counts,
        versions,
    };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/segments`: keeps a new one.
pub(super) async fn keep(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let said = Said { id: String::new(), version: 0, ..said(&fields) };
    write(&app, &officer, said).await
}

/// `POST /office/segments/{id}`: writes its next version.
pub(super) async fn change(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = SegmentId::parse(&id).ok_or(Error::NotFound)?;
    own(&app, &officer, &id).await?;
    write(&app, &officer, Said { id: id.to_string(), ..said(&fields) }).await
}

/// A segment that this officer may change: of their unit or of one below.
async fn own(app: &App, officer: &Officer, id: &SegmentId) -> Result<Saved> {
    let (scope, wanted) = (officer.office.scope.clone(), id.clone());
    app.db
        .read(move |tx| {
            let saved = store::saved(tx, &scope, &wanted)?.ok_or(Error::NotFound)?;
            let mine = units_above(tx, &saved.unit)?.contains(scope.unit());
            if mine { Ok(saved) } else { Err(Error::NotFound) }
        })
        .await
}

async fn write(app: &App, officer: &Officer, said: Said) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let language = officer.language();
    let (tree, faults) = tree_of(&said.rows);
    let page = builder::page(app, officer, said.clone()).await?;
    let name: String = said.name.chars().take(NAME_CHARS_MAX).collect();
    if name.is_empty() {
        return refused(app, officer, page, "segments-name-missing");
    }
    if !faults.is_empty() || !page.counts.fault.is_empty() {
        return app.refused(&page, officer.shell(app));
    }
    let new = NewVersion {
        name,
        shared: said.shared,
        asked: print(&tree),
        class: page.counts.class.to_owned(),
        by_name: officer.actor.name.clone(),
    };
    let (office, known) = (officer.office.clone(), SegmentId::parse(&said.id));
    let written = app.db.write(move |tx| match &known {
        None => store::add(tx, &office, &new),
        Some(id) => store::change(tx, &office, id, said.version, &new).map(|()| id.clone()),
    });
    match written.await {
        Ok(id) => {
            let notice = Notice::ok(app.say(language, "segments-kept"));
            see_other_with(&format!("/office/segments/{id}"), &notice)
        }
        Err(Error::Refused(key)) => refused(app, officer, page, key),
        Err(Error::Stale) => refused(app, officer, page, "segments-stale"),
        Err(other) => Err(other),
    }
}

fn refused(
    app: &App,
    officer: &Officer,
    mut page: builder::BuilderPage,
    key: &str,
) -> Result<Response> {
    let message = app.say(officer.language(), key);
    page.name_error.clone_from(&message);
    let label = app.say(officer.language(), "segments-name");
    page.errors.push(Wrong { field: "name".to_owned(), label, message });
    app.refused(&page, officer.shell(app))
}

/// The page that asks before a segment or a list is put away.
#[derive(Debug, Default, Serialize)]
pub(super) struct Closing {
    pub(super) name: String,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) list: bool,
}

impl Page for Closing {
    const TEMPLATE: &str = "segments/close.html";
}

/// `GET /office/segments/{id}/close`
pub(super) async fn closing(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = SegmentId::parse(&id).ok_or(Error::NotFound)?;
    let page = Closing {
        name: own(&app, &officer, &id).await?.name,
        action: format!("/office/segments/{id}/close"),
        back: format!("/office/segments/{id}"),
        list: false,
    };
    app.page(&page, &officer.shell(&app))
}

/// `POST /office/segments/{id}/close`
pub(super) async fn close(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let id = SegmentId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db.write(move |tx| store::close(tx, &scope, &id)).await?;
    let notice = Notice::ok(app.say(officer.language(), "segments-closed"));
    see_other_with("/office/segments", &notice)
}

/// The pages full, shared from above, and before putting away.
pub(super) fn samples() -> Vec<SamplePage> {
    let past = Past { version: 1, told: "Tout le monde".to_owned(), ..Past::default() };
    let full = Segment {
        id: "0193".to_owned(),
        name: "Relais".to_owned(),
        unit_name: "Gard".to_owned(),
        shared: true,
        may_change: true,
        version: 2,
        counts: sample_counts(),
        crowd: Crowd::sample(),
        versions: vec![past],
    };
    let closing = |list| Closing { name: "Relais".to_owned(), list, ..Closing::default() };
    vec![
        SamplePage::new("segments/segment", full),
        SamplePage::new("segments/segment-of-above", Segment::default()),
        SamplePage::new("segments/closing", closing(false)),
        SamplePage::new("segments/closing-list", closing(true)),
    ]
}
