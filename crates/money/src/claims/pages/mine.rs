//! My claims, and what one says above the lines of a claim: its claimant, or an officer for them.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::writer::Writer;
use super::{Choice, Told, Wrong, cut, field_of, refusal, sample, told, version_of};
use crate::access::{self, Act};
use crate::accounts::{Actor, Officer};
use crate::app::App;
use crate::claims::ClaimId;
use crate::claims::rules::{self, Refusal};
use crate::claims::store::{self, NewClaim};
use crate::org::{PersonId, Right, Scope};
use crate::people;

#[derive(Serialize)]
struct Mine {
    claims: Vec<Told>,
}

impl Page for Mine {
    const TEMPLATE: &str = "claims/mine.html";
}

#[derive(Serialize, Default)]
struct Edit {
    /// Where the writer's claims are, and whether they write it at work.
    base: &'static str,
    is_office: bool,
    /// For whom, when an officer writes.
    person: String,
    name: String,
    /// Empty for a new one.
    id: String,
    version: i64,
    units: Vec<Choice>,
    unit: String,
    purpose: String,
    payee_name: String,
    payee_iban: String,
    wrong: Vec<Wrong>,
}

impl Page for Edit {
    const TEMPLATE: &str = "claims/edit.html";
}

/// GET `/me/claims`.
pub(super) async fn list(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let claims = app.db.read(move |tx| store::mine(tx, &person)).await?;
    let page = Mine { claims: claims.iter().map(told).collect() };
    app.page(&page, &actor.shell(&app))
}

/// The units for which somebody may claim, below `scope` when an officer writes for them.
pub(super) async fn units(
    app: &App,
    person: &PersonId,
    scope: Option<Scope>,
) -> Result<Vec<Choice>> {
    let person = person.clone();
    let units = app
        .db
        .read(move |tx| {
            let mut units = store::places(tx, &person)?;
            if let Some(scope) = &scope {
                let mut kept = Vec::new();
                for unit in units {
                    if scope.narrowed(tx, &unit.id)?.is_some() {
                        kept.push(unit);
                    }
                }
                units = kept;
            }
            Ok(units)
        })
        .await?;
    let choice = |unit: crate::org::Unit| Choice { value: unit.id.to_string(), label: unit.name };
    Ok(units.into_iter().map(choice).collect())
}

/// GET `/me/claims/new`.
pub(super) async fn new(State(app): State<App>, actor: Actor) -> Result<Response> {
    let units = units(&app, &actor.person, None).await?;
    let page = Edit {
        base: Actor::BASE,
        unit: units.first().map_or(String::new(), |unit| unit.value.clone()),
        units,
        payee_name: actor.name.clone(),
        ..Edit::default()
    };
    app.page(&page, &actor.shell(&app))
}

fn typed(fields: &Fields) -> NewClaim {
    NewClaim {
        unit: fields.text("unit").to_owned(),
        purpose: cut(fields.text("purpose")),
        payee_name: cut(fields.text("payee_name")),
        payee_iban: cut(fields.text("payee_iban")),
    }
}

/// Whose claim an officer writes, and that it is within their scope.
async fn whose(app: &App, officer: &Officer, typed: &str) -> Result<(PersonId, String)> {
    officer.must(Right::Treasury)?;
    let person = PersonId::parse(typed).ok_or(Error::NotFound)?;
    let (scope, known) = (officer.office.scope.clone(), person.clone());
    let found = app.db.read(move |tx| people::of_scope(tx, &scope, &known)).await?;
    let kept = found.ok_or(Error::NotFound)?;
    Ok((person, kept.record.display_name()))
}

/// GET `/office/treasury/claims/keyed/new?q=&person=`: whose, then what for.
pub(super) async fn key(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let asked = fields.text("person");
    if asked.is_empty() {
        let page = super::keyed::page(&app, &officer, fields.text("q")).await?;
        return app.page(&page, &officer.shell(&app));
    }
    let (person, name) = whose(&app, &officer, asked).await?;
    let units = units(&app, &person, Some(officer.office.scope.clone())).await?;
    let page = Edit {
        base: Officer::BASE,
        is_office: true,
        person: person.to_string(),
        unit: units.first().map_or(String::new(), |unit| unit.value.clone()),
        units,
        payee_name: name.clone(),
        name,
        ..Edit::default()
    };
    app.page(&page, &officer.shell(&app))
}

/// What was typed above the lines again, with what is wrong.
async fn again<W: Writer>(
    app: &App,
    writer: &W,
    page: Edit,
    new: NewClaim,
    key: &'static str,
) -> Result<Response> {
    let language = writer.reads();
    let field = field_of(key);
    let label = match field {
        "unit" => "claims-unit",
        "purpose" => "claims-purpose",
        "payee_name" => "claims-payee-name",
        _ => "claims-payee-iban",
    };
    let page = Edit {
        base: W::BASE,
        is_office: W::IS_OFFICE,
        unit: new.unit,
        purpose: new.purpose,
        payee_name: new.payee_name,
        payee_iban: new.payee_iban,
        wrong: vec![Wrong {
            field,
            label: app.say(language, label),
            message: app.say(language, key),
        }],
        ..page
    };
    app.refused(&page, writer.around(app))
}

/// POST `/me/claims/new` with `unit`, `purpose`, `payee_name`, `payee_iban`.
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let new = typed(&fields);
    let (person, wanted, hand) = (actor.person.clone(), new.clone(), actor.hand());
    let done = app.db.write(move |tx| store::create(tx, &person, &wanted, &hand)).await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("/me/claims/{id}")),
        Err(key) => {
            let units = units(&app, &actor.person, None).await?;
            again(&app, &actor, Edit { units, ..Edit::default() }, new, key).await
        }
    }
}

/// POST `/office/treasury/claims/keyed/new` with `person` too: the person reads who wrote it.
pub(super) async fn keyed(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let (person, name) = whose(&app, &officer, fields.text("person")).await?;
    let units = units(&app, &person, Some(officer.office.scope.clone())).await?;
    let new = typed(&fields);
    let (known, wanted, hand) = (person.clone(), new.clone(), officer.hand());
    let (office, by_name) = (officer.office.clone(), officer.actor.name.clone());
    let is_within = units.iter().any(|unit| unit.value == new.unit);
    let done = app
        .db
        .write(move |tx| {
            if !is_within {
                return Err(Refusal::NoUnit.into());
            }
            if office.person == known {
                return Err(Refusal::OwnHere.into());
            }
            access::note(tx, &office, &by_name, &known, Act::Changed, super::REASON)?;
            store::create(tx, &known, &wanted, &hand)
        })
        .await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("{}/{id}", Officer::BASE)),
        Err(key) => {
            let page = Edit { person: person.to_string(), name, units, ..Edit::default() };
            again(&app, &officer, page, new, key).await
        }
    }
}

/// A claim that may be changed, as its form.
async fn edited<W: Writer>(app: &App, writer: &W, id: &str) -> Result<Edit> {
    writer.may_write()?;
    let id = ClaimId::parse(id).ok_or(Error::NotFound)?;
    let by = writer.clone();
    let claim = app.db.read(move |tx| by.find(tx, &id)).await?;
    let claim = claim.filter(|claim| claim.state().is_open()).ok_or(Error::NotFound)?;
    let person = claim.person.clone().ok_or(Error::NotFound)?;
    Ok(Edit {
        base: W::BASE,
        is_office: W::IS_OFFICE,
        person: String::new(),
        name: claim.person_name,
        id: claim.id.to_string(),
        version: claim.version,
        units: units(app, &person, None).await?,
        unit: claim.unit.to_string(),
        purpose: claim.purpose,
        payee_name: claim.payee_name,
        payee_iban: claim.payee_iban,
        wrong: Vec::new(),
    })
}

/// GET `{base}/{id}/edit`.
pub(super) async fn edit<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = edited(&app, &writer, &id).await?;
    app.page(&page, &writer.around(&app))
}

/// POST `{base}/{id}/edit`.
pub(super) async fn change<W: Writer>(
    State(app): State<App>,
    writer: W,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    writer.may_write()?;
    let known = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let (new, version) = (typed(&fields), version_of(&fields));
    let (by, wanted) = (writer.clone(), new.clone());
    let done = app
        .db
        .write(move |tx| {
            let claim = by.find(tx, &known)?.ok_or(Error::NotFound)?;
            if claim.version != version {
                return Err(Error::Stale);
            }
            store::change(tx, &claim, &wanted)
        })
        .await;
    match refusal(done)? {
        Ok(()) => see_other(&format!("{}/{id}", W::BASE)),
        Err(key) => {
            let page = Edit { version, ..edited(&app, &writer, &id).await? };
            again(&app, &writer, page, new, key).await
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let states = [rules::State::Draft, rules::State::Filed, rules::State::Paid];
    let full = Mine { claims: states.into_iter().map(sample).collect() };
    let edit = |id: &str, wrong: Vec<Wrong>| Edit {
        base: "/me/claims",
        id: id.to_owned(),
        units: vec![Choice { value: "1".to_owned(), label: "Alès".to_owned() }],
        payee_name: "Ana Moulin".to_owned(),
        wrong,
        ..Edit::default()
    };
    let wrong = Wrong {
        field: "payee_iban",
        label: "IBAN".to_owned(),
        message: "Cet IBAN n'est pas valable.".to_owned(),
    };
    vec![
        SamplePage::new("claims/mine", full),
        SamplePage::new("claims/mine-empty", Mine { claims: Vec::new() }),
        SamplePage::new("claims/new", edit("", Vec::new())),
        SamplePage::new(
            "claims/key",
            Edit {
                base: Officer::BASE,
                is_office: true,
                person: "1".to_owned(),
                name: "Ana Moulin".to_owned(),
                ..edit("", Vec::new())
            },
        ),
        SamplePage::new("claims/edit-refused", edit("1", vec![wrong])),
    ]
}
