//! Search in what everybody may read.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use serde::Serialize;

use super::base_of;
use super::public::NewsLine;
use crate::accounts::Reader;
use crate::app::App;
use crate::org;
use crate::site::store::{self, Site};

/// Longest text that is searched for, in characters.
const ASKED_CHARS_MAX: usize = 200;

#[derive(Serialize)]
struct SearchPage {
    asked: String,
    /// Each with the name of its unit.
    found: Vec<(String, NewsLine)>,
}

impl Page for SearchPage {
    const TEMPLATE: &'static str = "site/search.html";
}

/// GET `/search`.
pub(super) async fn show(
    State(app): State<App>,
    reader: Reader,
    fields: Fields,
) -> Result<Response> {
    let asked: String = fields.text("q").chars().take(ASKED_CHARS_MAX).collect();
    let words = asked.clone();
    let found = move |tx: &mut Tx<'_>| {
        let mut found = Vec::new();
        for shown in store::search(tx, &words)? {
            let unit = org::unit(tx, &shown.unit)?;
            if let (Some(unit), Some(base)) = (unit, base_of(tx, &shown.unit)?) {
                let name = unit.name.clone();
                found.push((name, NewsLine::of(&Site { unit, base }, &shown)));
            }
        }
        Ok(found)
    };
    let page = SearchPage { found: app.db.read(found).await?, asked };
    app.page(&page, &reader.shell(&app))
}

/// Before a search, with answers, and without.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |asked: &str, found| SearchPage { asked: asked.to_owned(), found };
    let found = vec![("Alès".to_owned(), NewsLine::sample())];
    vec![
        SamplePage::new("site search", page("", Vec::new())),
        SamplePage::new("site search, found", page("marché", found)),
        SamplePage::new("site search, nothing", page("marché", Vec::new())),
    ]
}
