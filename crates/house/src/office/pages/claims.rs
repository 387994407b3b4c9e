//! What a unit looks after: communes, postcodes, departments, found in the table of France.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::{UnitLine, units};
use crate::org::{self, ClaimKind, Right, UnitId};

/// A place as a line: `commune:30007`, its kind, its name.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ClaimLine {
    value: String,
    kind: &'static str,
    code: String,
    name: String,
}

#[derive(Serialize)]
struct ClaimsPage {
    unit: UnitLine,
    q: String,
    claims: Vec<ClaimLine>,
    found: Vec<ClaimLine>,
    source: &'static str,
}

impl Page for ClaimsPage {
    const TEMPLATE: &'static str = "office/claims.html";
}

/// Most claims that a page shows.
const CLAIMS_SHOWN_MAX: i64 = 1_000;

/// A claim with the name of its place.
pub(super) fn claim_line(kind: ClaimKind, code: String) -> ClaimLine {
    let name = match kind {
        ClaimKind::Commune => territory::commune(&code)
            .map(|commune| format!("{} ({})", commune.name, commune.department)),
        ClaimKind::Department => {
            territory::department(&code).map(|department| department.name.to_owned())
        }
        ClaimKind::Postcode => {
            let communes = territory::communes_of_postcode(&code);
            let names: Vec<&str> = communes.iter().take(4).map(|commune| commune.name).collect();
            Some(names.join(", "))
        }
    };
    ClaimLine {
        value: format!("{}:{code}", kind.name()),
        kind: kind.name(),
        name: name.unwrap_or_default(),
        code,
    }
}

/// Places that what was typed may mean: a postcode, a department, communes.
fn places(typed: &str) -> Vec<ClaimLine> {
    let mut found = Vec::new();
    if typed.is_empty() {
        return found;
    }
    let communes = territory::communes_of_postcode(typed);
    if !communes.is_empty() {
        found.push(claim_line(ClaimKind::Postcode, typed.to_owned()));
    }
    let folded = values::names::fold(typed);
    for department in territory::departments() {
        let is_code = department.code.eq_ignore_ascii_case(typed);
        if is_code || values::names::fold(department.name) == folded {
            found.push(claim_line(ClaimKind::Department, department.code.to_owned()));
        }
    }
    let by_name = territory::find(typed, None, 20);
    for commune in communes.into_iter().chain(by_name) {
        found.push(claim_line(ClaimKind::Commune, commune.insee.to_owned()));
    }
    found
}

/// What a unit looks after, and the places that a search finds.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ManageUnits)?;
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let (unit, claims) = app
        .db
        .read(move |tx| {
            let unit = org::unit_in(tx, &scope, &id)?;
            let claims = org::claims_of(tx, &id, CLAIMS_SHOWN_MAX)?;
            Ok((units::line(tx, language, unit, None)?, claims))
        })
        .await?;
    let q = fields.text("q").to_owned();
    let page = ClaimsPage {
        unit,
        claims: claims.into_iter().map(|(kind, code)| claim_line(kind, code)).collect(),
        found: places(&q),
        q,
        source: territory::SOURCE,
    };
    app.page(&page, &officer.shell(&app))
}

/// Whether a place exists in the table of France.
fn is_known(kind: ClaimKind, code: &str) -> bool {
    match kind {
        ClaimKind::Commune => territory::commune(code).is_some(),
        ClaimKind::Postcode => !territory::communes_of_postcode(code).is_empty(),
        ClaimKind::Department => territory::department(code).is_some(),
    }
}

/// Adds (`add`) or takes back (`remove`) one place.
pub(super) async fn change(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ManageUnits)?;
    let id = UnitId::parse(&id).ok_or(Error::NotFound)?;
    let adds = fields.has("add");
    let value = if adds { fields.text("add") } else { fields.text("remove") };
    let (kind, code) = value.split_once(':').ok_or(Error::NotFound)?;
    let kind = ClaimKind::parse(kind).ok_or(Error::NotFound)?;
    if adds && !is_known(kind, code) {
        return Err(Error::NotFound);
    }
    let (scope, unit, code) = (officer.office.scope.clone(), id.clone(), code.to_owned());
    app.db
        .write(move |tx| {
            org::unit_in(tx, &scope, &unit)?;
            if adds {
                org::add_claim(tx, &unit, kind, &code)
            } else {
                org::remove_claim(tx, &unit, kind, &code)
            }
        })
        .await?;
    let key = if adds { "office-claim-added" } else { "office-claim-removed" };
    let said = Notice::ok(app.say(officer.language(), key));
    see_other_with(&format!("/office/units/{id}/claims"), &said)
}

/// A unit with claims and a search, and one without.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = || claim_line(ClaimKind::Commune, "30007".to_owned());
    let page = |q: &str, claims, found| ClaimsPage {
        unit: UnitLine {
            id: "1".to_owned(),
            name: "Alès".to_owned(),
            kind: "Section".to_owned(),
            people: None,
        },
        q: q.to_owned(),
        claims,
        found,
        source: territory::SOURCE,
    };
    vec![
        SamplePage::new("office/claims", page("Alès", vec![line()], vec![line()])),
        SamplePage::new("office/claims-empty", page("", Vec::new(), Vec::new())),
        SamplePage::new("office/claims-none", page("Zzz", Vec::new(), Vec::new())),
    ]
}
