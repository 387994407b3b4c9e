//! A petition as a unit that was asked to carry it sees it: its text, its counts, and those who
//! chose that unit to keep their data, and only those.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::office::{WHY_CHARS_MAX, WHY_CHARS_MIN};
use super::seen;
use crate::accounts::{Hand, Officer};
use crate::app::App;
use crate::org::{Right, UnitId};
use crate::petitions::PetitionId;
use crate::petitions::rules::CarrierStep;
use crate::petitions::store::{self, Carrier, Chooser, Petition};

#[derive(Serialize)]
struct Unit {
    id: String,
    name: String,
    kind: String,
    why: String,
    by: String,
    at: i64,
    chosen: i64,
    /// What it may do now.
    acts: Vec<&'static str>,
}

#[derive(Serialize)]
struct Signer {
    /// Their record, when this office may open it.
    person: String,
    name: String,
    postcode: String,
    signed_on: String,
}

#[derive(Serialize)]
struct Carry {
    id: String,
    slug: String,
    title: String,
    unit: String,
    addressee: String,
    body: crate::site::Html,
    state: &'static str,
    is_public: bool,
    form: i64,
    paper: i64,
    goal: i64,
    keep_months: i64,
    units: Vec<Unit>,
    may_read: bool,
    signers: Vec<Signer>,
    next: String,
    /// What was typed, of which unit, and what is wrong with it.
    why: String,
    of: String,
    error: String,
}

impl Page for Carry {
    const TEMPLATE: &str = "petitions/carry.html";
}

/// What was typed and refused: the reason, of which unit, what to do.
#[derive(Default)]
struct Refused {
    why: String,
    of: String,
    error: String,
}

async fn found(app: &App, officer: &Officer, id: &str) -> Result<Petition> {
    officer.must(Right::Publish)?;
    let id = PetitionId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db.read(move |tx| store::carried(tx, &scope, &id)).await?.ok_or(Error::NotFound)
}

/// GET `/office/petitions/{id}/carry`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let after = fields.text("after").to_owned();
    let page = carry(&app, &officer, petition, after, Refused::default()).await?;
    app.page(&page, &officer.shell(&app))
}

async fn carry(
    app: &App,
    officer: &Officer,
    petition: Petition,
    after: String,
    refused: Refused,
) -> Result<Carry> {
    let may_read = officer.office.rights.has(Right::ReadPeople);
    let (kept, scope) = (petition.clone(), officer.office.scope.clone());
    let (counts, keep_months, asked, chosen, mut signers) = app
        .db
        .read(move |tx| {
            let signers = match may_read {
                true => store::choosers(tx, &kept.id, &scope, &after)?,
                false => Vec::new(),
            };
            Ok((
                store::counts_of(tx, &kept)?,
                store::keep_months(tx)?,
                store::asked_in(tx, &kept.id, &scope)?,
                store::chosen_counts(tx, &kept.id, &scope)?,
                signers,
            ))
        })
        .await?;
    let has_more = signers.len() > store::CHOOSERS_MAX;
    signers.truncate(store::CHOOSERS_MAX);
    let next = signers.last().filter(|_| has_more).map(|last| last.id.to_string());
    let state = petition.state(&app.now().day_text())?;
    Ok(Carry {
        id: petition.id.to_string(),
        slug: petition.slug,
        title: petition.title,
        unit: petition.unit_name,
        addressee: petition.addressee,
        body: crate::site::html(&petition.body),
        state: state.name(),
        is_public: state.is_public(),
        form: counts.form,
        paper: counts.paper,
        goal: petition.goal,
        keep_months,
        units: asked.into_iter().map(|one| unit(one, &chosen)).collect(),
        may_read,
        signers: signers.into_iter().map(signer).collect(),
        next: next.unwrap_or_default(),
        why: refused.why,
        of: refused.of,
        error: refused.error,
    })
}

fn unit(one: Carrier, chosen: &[(UnitId, i64)]) -> Unit {
    let count = chosen.iter().find(|(unit, _)| *unit == one.unit).map_or(0, |(_, count)| *count);
    Unit {
        id: one.unit.to_string(),
        name: one.name,
        acts: CarrierStep::open_to_unit(&one.kind),
        kind: one.kind,
        why: one.why,
        by: one.by_name,
        at: one.at.0,
        chosen: count,
    }
}

fn signer(one: Chooser) -> Signer {
    Signer {
        person: one.person,
        name: format!("{} {}", one.first_name, one.last_name),
        postcode: one.postcode,
        signed_on: one.signed_on,
    }
}

/// POST `/office/petitions/{id}/carry`: a unit of the office accepts, refuses with a reason, or
/// leaves.
pub(super) async fn act(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let step = CarrierStep::of_unit(fields.text("do")).ok_or(Error::NotFound)?;
    let unit = UnitId::parse(fields.text("unit")).ok_or(Error::NotFound)?;
    let why: String = fields.text("why").trim().chars().take(WHY_CHARS_MAX).collect();
    if step.needs_reason() && why.chars().count() < WHY_CHARS_MIN {
        let error = app.say(officer.language(), "petitions-refusal-carry-why");
        let refused = Refused { why, of: unit.to_string(), error };
        let page = carry(&app, &officer, petition, String::new(), refused).await?;
        return app.refused(&page, officer.shell(&app));
    }
    let (hand, scope) = (Hand::officer(&officer), officer.office.scope.clone());
    let slug = petition.slug.clone();
    app.db
        .write(move |tx| {
            let asked = store::asked_in(tx, &petition.id, &scope)?;
            if !asked.iter().any(|one| one.unit == unit) {
                return Err(Error::NotFound);
            }
            store::step(tx, &petition, &unit, step, &why, &hand)
        })
        .await?;
    seen::forget(&app, &slug);
    let said = format!("petitions-carry-said-{}", step.name());
    let notice = Notice::ok(app.say(officer.language(), &said));
    see_other_with(&format!("/office/petitions/{id}/carry"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let unit = |kind: &str, chosen| Unit {
        id: "1".to_owned(),
        name: "Nîmes".to_owned(),
        kind: kind.to_owned(),
        why: "Décision du bureau".to_owned(),
        by: "Odile Fauvel".to_owned(),
        at: 1_795_476_600_000,
        chosen,
        acts: CarrierStep::open_to_unit(kind),
    };
    let signer = |person: &str| Signer {
        person: person.to_owned(),
        name: "Ana Moulin".to_owned(),
        postcode: "30000".to_owned(),
        signed_on: "2026-11-20".to_owned(),
    };
    let carry = |units: Vec<Unit>, signers: Vec<Signer>, error: &str| Carry {
        id: "1".to_owned(),
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        unit: "Alès".to_owned(),
        addressee: "la Métropole".to_owned(),
        body: crate::site::html("Un bus."),
        state: "open",
        is_public: true,
        form: 12,
        paper: 3,
        goal: 500,
        keep_months: 12,
        units,
        may_read: true,
        signers,
        next: "2".to_owned(),
        why: String::new(),
        of: "1".to_owned(),
        error: error.to_owned(),
    };
    let chosen = vec![signer("1"), signer("")];
    vec![
        SamplePage::new(
            "petitions page carry",
            carry(vec![unit("accepted", 2), unit("left", 0)], chosen, ""),
        ),
        SamplePage::new(
            "petitions page carry, refused",
            carry(vec![unit("asked", 0)], Vec::new(), "Écrivez un motif."),
        ),
    ]
}
