//! Records whose time is over: officers erase them, or keep them a year more for a reason.

use axum::extract::State;
use axum::response::Response;
use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::words;
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{Office, PersonId, Right};
use crate::people::display_name;
use crate::privacy::gather;
use crate::privacy::rules::{Basis, NOTE_CHARS_MIN};
use crate::privacy::store::{self, Case};

/// Records on the page, and decided at once.
const CASES_MAX: i64 = 100;
/// Months for which a record that is kept is not proposed again.
const KEPT_MONTHS: i64 = 12;
const HERE: &str = "/office/retention";

#[derive(Debug, Default, Serialize)]
struct Expired {
    cases: Vec<Line>,
    former_months: i64,
    contact_months: i64,
    why: String,
    error_field: &'static str,
    error: String,
    error_label: String,
}

#[derive(Debug, Serialize)]
struct Line {
    id: String,
    name: String,
    unit: String,
    basis: String,
    over_on: String,
    ticked: bool,
}

impl Page for Expired {
    const TEMPLATE: &str = "privacy/retention.html";
}

/// GET `/office/retention`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let page = page(&app, &officer, &[]).await?;
    app.page(&page, &officer.shell(&app))
}

async fn page(app: &App, officer: &Officer, ticked: &[PersonId]) -> Result<Expired> {
    let scope = officer.office.scope.clone();
    let read = app.db.read(move |tx| Ok((store::cases(tx, &scope, CASES_MAX)?, store::terms(tx)?)));
    let (cases, terms) = read.await?;
    let language = officer.language();
    let line = |case: Case| {
        let day = case.since_on.parse();
        let day = day.map_or(case.since_on.clone(), |day| kernel::text::day(language, day));
        let key = Basis::parse(&case.basis).key();
        Line {
            ticked: ticked.contains(&case.person),
            id: case.person.to_string(),
            name: display_name(&case.first_name, &case.last_name),
            unit: case.unit_name,
            basis: app.say_with(language, key, &[("day", day.into())]),
            over_on: case.over_on,
        }
    };
    Ok(Expired {
        cases: cases.into_iter().map(line).collect(),
        former_months: terms.former_months,
        contact_months: terms.contact_months,
        ..Expired::default()
    })
}

/// POST `/office/retention`: `do` says whether the ticked people are erased or kept.
pub(super) async fn decide(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::AnswerRequests)?;
    let language = officer.language();
    let most = usize::try_from(CASES_MAX)?;
    let ticked: Vec<PersonId> = fields.all("p").filter_map(PersonId::parse).take(most).collect();
    let (keeps, why) = (fields.text("do") == "keep", words(fields.text("why")));
    let wrong = match keeps {
        _ if ticked.is_empty() => Some(("p", "privacy-who", "privacy-retention-none-ticked")),
        true if why.trim().chars().count() < NOTE_CHARS_MIN => {
            Some(("why", "privacy-retention-why", "privacy-retention-why-missing"))
        }
        false if !fields.has("confirm") => {
            Some(("confirm-on", "privacy-retention-confirm", "privacy-retention-unconfirmed"))
        }
        _ => None,
    };
    if let Some((field, label, key)) = wrong {
        let (error, error_label) = (app.say(language, key), app.say(language, label));
        let page = page(&app, &officer, &ticked).await?;
        let page = Expired { why, error_field: field, error, error_label, ..page };
        return app.refused(&page, officer.shell(&app));
    }
    let mut done = 0_i64;
    for person in ticked {
        let (office, by, why) = (officer.office.clone(), officer.actor.name.clone(), why.clone());
        // One person a transaction: an erasure goes through every feature.
        let decided = app.db.write(move |tx| match keeps {
            true => keep(tx, &office, &by, &person, &why),
            false => erase(tx, &office, &by, &person),
        });
        done += i64::from(decided.await?);
    }
    let key = if keeps { "privacy-retention-kept" } else { "privacy-retention-erased" };
    let said = app.say_with(language, key, &[("count", done.into())]);
    let notice = if done > 0 { Notice::ok(said) } else { Notice::warn(said) };
    see_other_with(HERE, &notice)
}

/// Erases a person whose time is over still; nobody out of reach, nobody who spoke since.
fn erase(tx: &mut Tx<'_>, office: &Office, by: &str, person: &PersonId) -> Result<bool> {
    let Some(case) = store::case(tx, &office.scope, person)? else { return Ok(false) };
    store::remember_expiry(tx, &case, office, by)?;
    gather::forget(tx, person)?;
    Ok(true)
}

fn keep(tx: &mut Tx<'_>, office: &Office, by: &str, person: &PersonId, why: &str) -> Result<bool> {
    if store::case(tx, &office.scope, person)?.is_none() {
        return Ok(false);
    }
    let until = tx.now().day().saturating_add(KEPT_MONTHS.months()).to_string();
    store::keep(tx, person, &until, by, why)?;
    access::note(tx, office, by, person, Act::Selected, why)?;
    Ok(true)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |ticked| Line {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        unit: "Alès".to_owned(),
        basis: "Adhésion ou dernier contact le 3 mars 2021".to_owned(),
        over_on: "2024-03-03".to_owned(),
        ticked,
    };
    let terms = || Expired { former_months: 36, contact_months: 36, ..Expired::default() };
    let full = Expired { cases: vec![line(false), line(true)], ..terms() };
    let refused = Expired {
        cases: vec![line(true)],
        error_field: "why",
        error: "Écrivez pourquoi.".to_owned(),
        error_label: "Pourquoi".to_owned(),
        ..terms()
    };
    vec![
        SamplePage::new("privacy/retention", full),
        SamplePage::new("privacy/retention-none", terms()),
        SamplePage::new("privacy/retention-refused", refused),
    ]
}
