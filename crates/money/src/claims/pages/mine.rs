//! My claims, and what one says above its lines.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Choice, Told, Wrong, cut, field_of, refusal, sample, told, version_of};
use crate::accounts::Actor;
use crate::app::App;
use crate::claims::ClaimId;
use crate::claims::rules;
use crate::claims::store::{self, NewClaim};

#[derive(Serialize)]
struct Mine {
    claims: Vec<Told>,
}

impl Page for Mine {
    const TEMPLATE: &str = "claims/mine.html";
}

#[derive(Serialize, Default)]
struct Edit {
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

async fn units(app: &App, actor: &Actor) -> Result<Vec<Choice>> {
    let person = actor.person.clone();
    let units = app.db.read(move |tx| store::places(tx, &person)).await?;
    let choice = |unit: crate::org::Unit| Choice { value: unit.id.to_string(), label: unit.name };
    Ok(units.into_iter().map(choice).collect())
}

/// GET `/me/claims/new`.
pub(super) async fn new(State(app): State<App>, actor: Actor) -> Result<Response> {
    let units = units(&app, &actor).await?;
    let page = Edit {
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

async fn again(
    app: &App,
    actor: &Actor,
    (id, version): (String, i64),
    new: NewClaim,
    key: &'static str,
) -> Result<Response> {
    let language = actor.visit.language;
    let field = field_of(key);
    let label = match field {
        "unit" => "claims-unit",
        "purpose" => "claims-purpose",
        "payee_name" => "claims-payee-name",
        _ => "claims-payee-iban",
    };
    let page = Edit {
        id,
        version,
        units: units(app, actor).await?,
        unit: new.unit,
        purpose: new.purpose,
        payee_name: new.payee_name,
        payee_iban: new.payee_iban,
        wrong: vec![Wrong {
            field,
            label: app.say(language, label),
            message: app.say(language, key),
        }],
    };
    app.refused(&page, actor.shell(app))
}

/// POST `/me/claims/new` with `unit`, `purpose`, `payee_name`, `payee_iban`.
pub(super) async fn create(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let new = typed(&fields);
    let (person, wanted) = (actor.person.clone(), new.clone());
    let done = app.db.write(move |tx| store::create(tx, &person, &wanted)).await;
    match refusal(done)? {
        Ok(id) => see_other(&format!("/me/claims/{id}")),
        Err(key) => again(&app, &actor, (String::new(), 0), new, key).await,
    }
}

/// GET `/me/claims/{id}/edit`.
pub(super) async fn edit(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let person = actor.person.clone();
    let claim = app.db.read(move |tx| store::one_of_mine(tx, &person, &id)).await?;
    let claim = claim.filter(|claim| claim.state().is_open()).ok_or(Error::NotFound)?;
    let page = Edit {
        id: claim.id.to_string(),
        version: claim.version,
        units: units(&app, &actor).await?,
        unit: claim.unit.to_string(),
        purpose: claim.purpose,
        payee_name: claim.payee_name,
        payee_iban: claim.payee_iban,
        wrong: Vec::new(),
    };
    app.page(&page, &actor.shell(&app))
}

/// POST `/me/claims/{id}/edit`.
pub(super) async fn change(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let known = ClaimId::parse(&id).ok_or(Error::NotFound)?;
    let (new, version) = (typed(&fields), version_of(&fields));
    let (person, wanted) = (actor.person.clone(), new.clone());
    let done = app
        .db
        .write(move |tx| {
            let claim = store::one_of_mine(tx, &person, &known)?.ok_or(Error::NotFound)?;
            if claim.version != version {
                return Err(Error::Stale);
            }
            store::change(tx, &person, &claim, &wanted)
        })
        .await;
    match refusal(done)? {
        Ok(()) => see_other(&format!("/me/claims/{id}")),
        Err(key) => again(&app, &actor, (id, version), new, key).await,
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let states = [rules::State::Draft, rules::State::Filed, rules::State::Paid];
    let full = Mine { claims: states.into_iter().map(sample).collect() };
    let edit = |id: &str, wrong: Vec<Wrong>| Edit {
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
        SamplePage::new("claims/edit-refused", edit("1", vec![wrong])),
    ]
}
