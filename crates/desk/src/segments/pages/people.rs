//! The people of a segment that is not kept.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, PAGE_ROWS_MAX};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::criterion::Speaker;
use crate::org::{Right, Scope};
use crate::segments::pages::fault_told;
use crate::segments::pages::shown::{Counts, Crowd, Line, counts, lines, sample_counts};
use crate::segments::rules::{Tree, parse};
use crate::segments::store;

/// A segment and its people.
#[derive(Debug, Default, Serialize)]
struct People {
    counts: Counts,
    crowd: Crowd,
    unit: String,
}

impl Page for People {
    const TEMPLATE: &str = "segments/people.html";
}

/// What a segment finds: its counts and a page of its people.
pub(super) type Found = (Counts, Vec<Line>, Option<Cursor>);

/// Counts and people after a place.
pub(super) fn found(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tree: &Tree,
    after: Option<&Cursor>,
    speaker: &Speaker<'_>,
) -> Result<Found> {
    let counts = counts(tx, scope, tree, speaker, false)?;
    let Ok(question) = store::ask(tx, scope, tree)? else {
        return Ok((counts, Vec::new(), None));
    };
    let places = question.page(tx, after, i64::try_from(PAGE_ROWS_MAX)? + 1)?;
    let (rows, next) = lines(tx, scope, places, speaker)?;
    Ok((counts, rows, next))
}

/// `GET /office/segments/people?where=…`
pub(super) async fn unsaved(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let text = fields.text("where").to_owned();
    let after = fields.filled("after").and_then(Cursor::parse);
    let texts = app.texts.clone();
    let language = officer.language();
    let unit = officer.office.unit.name.clone();
    let tree = match parse(&text) {
        Ok(tree) => tree,
        Err(fault) => {
            let fault = fault_told(&Speaker { texts: &texts, language }, &fault);
            let counts = Counts { fault, text, ..Counts::default() };
            let page = People { counts, unit, ..People::default() };
            return app.refused(&page, officer.shell(&app));
        }
    };
    let (scope, is_later) = (officer.office.scope.clone(), after.is_some());
    let read = move |tx: &mut Tx<'_>| {
        found(tx, &scope, &tree, after.as_ref(), &Speaker { texts: &texts, language })
    };
    let (counts, rows, next) = app.db.read(read).await?;
    let href = format!("/office/segments/people?where={}", counts.query);
    let crowd = Crowd::of(&officer, rows, &counts.text).paged(&href, is_later, next.as_ref());
    let page = People { counts, crowd, unit };
    if page.counts.fault.is_empty() {
        app.page(&page, &officer.shell(&app))
    } else {
        app.refused(&page, officer.shell(&app))
    }
}

/// The page full and with a fault.
pub(super) fn samples() -> Vec<SamplePage> {
    let counts = Counts { fault: "On ne connaît pas ce mot.".to_owned(), ..Counts::default() };
    vec![
        SamplePage::new(
            "segments/people",
            People { counts: sample_counts(), crowd: Crowd::sample(), unit: "Alès".to_owned() },
        ),
        SamplePage::new("segments/people-fault", People { counts, ..People::default() }),
        SamplePage::new("segments/people-none", People::default()),
    ]
}
