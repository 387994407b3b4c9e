//! Choosing the unit to work in, among those at or below one's mandates.

use axum::extract::State;
use axum::http::header;
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cookie, Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::{Officer, UNIT_COOKIE};
use crate::app::App;
use crate::office::pages::{UnitLine, units};
use crate::org::{self, Office, UnitId};

/// How long the browser remembers the unit, in seconds: 30 days.
const UNIT_AGE_S: i64 = 30 * 24 * 3600;

#[derive(Serialize)]
struct ScopePage {
    q: String,
    here: String,
    mandates: Vec<UnitLine>,
    found: Vec<UnitLine>,
}

impl Page for ScopePage {
    const TEMPLATE: &'static str = "office/scope.html";
}

/// The units of the officer's mandates, and those below that a search finds.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (person, language) = (officer.actor.person.clone(), officer.language());
    let here = officer.office.unit.id.as_str().to_owned();
    let q = fields.text("q").to_owned();
    let page = app
        .db
        .read(move |tx| {
            let limit = i64::try_from(PAGE_ROWS_MAX)?;
            let (mut mandates, mut found) = (Vec::new(), Vec::new());
            let now = tx.now();
            for unit in org::units_of_mandates(tx, &person, now)? {
                let Some(office) = Office::of(tx, &person, Some(&unit), now)? else { continue };
                let below = if q.is_empty() {
                    org::units_below(tx, &unit, 1, limit)?
                } else {
                    org::find_units(tx, &office.scope, &q, limit)?
                };
                mandates.push(units::line(tx, language, office.unit, None)?);
                for unit in below {
                    found.push(units::line(tx, language, unit, None)?);
                }
            }
            found.dedup_by(|one, other| one.id == other.id);
            Ok(ScopePage { q: q.clone(), here: here.clone(), mandates, found })
        })
        .await?;
    app.page(&page, &officer.shell(&app))
}

/// Works in that unit from now on.
pub(super) async fn choose(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let unit = UnitId::parse(fields.text("unit")).ok_or(Error::NotFound)?;
    let person = officer.actor.person.clone();
    let office = app.db.read(move |tx| Office::of(tx, &person, Some(&unit), tx.now())).await?;
    let office = office.ok_or(Error::NotFound)?;
    let said = app.say_with(
        officer.language(),
        "office-scope-chosen",
        &[("unit", office.unit.name.as_str().into())],
    );
    let mut response = see_other_with("/office", &Notice::ok(said))?;
    let cookie =
        Cookie { name: UNIT_COOKIE, value: office.unit.id.as_str().to_owned(), age_s: UNIT_AGE_S };
    let cookie = cookie.header(officer.actor.visit.secure);
    let cookie = cookie.ok_or_else(|| Error::fault("a unit's identifier is no cookie"))?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// Several units to choose from, and a search that finds none.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |q: &str, found| ScopePage {
        q: q.to_owned(),
        here: "1".to_owned(),
        mandates: units::sample_lines(),
        found,
    };
    vec![
        SamplePage::new("office/scope", page("", units::sample_lines())),
        SamplePage::new("office/scope-none", page("Zzz", Vec::new())),
    ]
}
