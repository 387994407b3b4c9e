//! Writing an event, alone or as a series, and changing it.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::super::list::Choice;
use super::super::ticket::euros;
use super::{Problem, found, problems};
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::events::rules::{
    Access, PriceKind, Repeat, State, Typed, ZONES, local_typed, prices_of, zone_of,
};
use crate::events::store::{self, Event};
use crate::org::{self, ClaimKind, Right};

#[derive(Serialize, Default)]
struct Edit {
    /// Empty for a new one.
    id: String,
    version: i64,
    unit: String,
    title: String,
    /// Whether those registered will be told of another time or place.
    is_open: bool,
    /// Whether others of its series follow.
    in_series: bool,
    accesses: Vec<Choice>,
    zones: Vec<Choice>,
    repeats: Vec<Choice>,
    typed: Typed,
    errors: Vec<Problem>,
}

impl Page for Edit {
    const TEMPLATE: &str = "events/edit.html";
}

fn edit(app: &App, officer: &Officer, typed: Typed, errors: Vec<Problem>) -> Edit {
    let say = |key: String| app.say(officer.language(), &key);
    let accesses = Access::ALL.map(|access| Choice {
        value: access.name().to_owned(),
        label: say(format!("events-access-{}", access.name())),
    });
    let zones = ZONES.map(|zone| Choice { value: zone.to_owned(), label: zone.replace('_', " ") });
    let repeats = Repeat::ALL.map(|repeat| Choice {
        value: repeat.name().to_owned(),
        label: say(format!("events-repeat-{}", repeat.name())),
    });
    Edit {
        unit: officer.office.unit.name.clone(),
        accesses: accesses.into_iter().collect(),
        zones: zones.into_iter().collect(),
        repeats: repeats.into_iter().collect(),
        typed,
        errors,
        ..Edit::default()
    }
}

/// The clock of the places that the unit looks after; that of Paris when none says otherwise.
async fn zone_here(app: &App, officer: &Officer) -> Result<&'static str> {
    let unit = officer.office.unit.id.clone();
    let claims = app.db.read(move |tx| org::claims_of(tx, &unit, 20)).await?;
    let code = claims.into_iter().map(|(kind, code)| match kind {
        ClaimKind::Department | ClaimKind::Postcode | ClaimKind::Commune => code,
    });
    Ok(code.map(|code| zone_of(&code)).find(|zone| *zone != ZONES[0]).unwrap_or(ZONES[0]))
}

/// GET `/office/events/new`.
pub(in crate::events::pages) async fn new(
    Given(app): Given<App>,
    officer: Officer,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let typed = Typed {
        zone: zone_here(&app, &officer).await?.to_owned(),
        is_address_open: true,
        ..Typed::default()
    };
    app.page(&edit(&app, &officer, typed, Vec::new()), &officer.shell(&app))
}

/// POST `/office/events/new`.
pub(in crate::events::pages) async fn create(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let typed = Typed::of(&fields);
    let draft = match typed.draft() {
        Ok(draft) => draft,
        Err(wrong) => {
            let errors = problems(&app, officer.language(), &wrong);
            return app.refused(&edit(&app, &officer, typed, errors), officer.shell(&app));
        }
    };
    let (unit, hand) = (officer.office.unit.id.clone(), Hand::officer(&officer));
    let made = app.db.write(move |tx| store::create(tx, &unit, &draft, &hand)).await;
    let id = match kernel::refusal(made)? {
        Ok(id) => id,
        Err(key) => {
            let errors = problems(&app, officer.language(), &[("price_full", key)]);
            return app.refused(&edit(&app, &officer, typed, errors), officer.shell(&app));
        }
    };
    let notice = Notice::ok(app.say(officer.language(), "events-created"));
    see_other_with(&format!("/office/events/{id}"), &notice)
}

/// The page of an event that exists.
fn of_event(app: &App, officer: &Officer, event: &Event, typed: Typed) -> Result<Edit> {
    Ok(Edit {
        id: event.id.to_string(),
        version: event.version,
        unit: event.unit_name.clone(),
        title: event.title.clone(),
        is_open: event.state(app.now())? == State::Open,
        in_series: event.series.is_some(),
        ..edit(app, officer, typed, Vec::new())
    })
}

/// GET `/office/events/{id}/edit`.
pub(in crate::events::pages) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let prices = prices_of(&event.prices);
    let price = |kind: PriceKind| prices.iter().find(|price| price.kind == kind);
    let cost = |kind| price(kind).map_or(String::new(), |price| euros(price.cents));
    let number = |number: i64| if number == 0 { String::new() } else { number.to_string() };
    let typed = Typed {
        title: event.title.clone(),
        body: event.body.clone(),
        access: event.access().name().to_owned(),
        starts_at: local_typed(event.starts_at, &event.zone),
        ends_at: local_typed(event.ends_at, &event.zone),
        zone: event.zone.clone(),
        place: event.place.clone(),
        address: event.address.clone(),
        postcode: event.postcode.clone(),
        city: event.city.clone(),
        is_address_open: event.is_address_open,
        online_link: event.online_link.clone(),
        accessibility: event.accessibility.clone(),
        child_care: event.child_care.clone(),
        carpool: event.carpool.clone(),
        capacity: number(event.capacity),
        guests_max: number(event.guests_max),
        asks_phone: event.asks_phone,
        questions: event.questions.clone(),
        price_full: cost(PriceKind::Full),
        price_reduced: cost(PriceKind::Reduced),
        price_open: cost(PriceKind::Open),
        price_free: price(PriceKind::Free).is_some(),
        ..Typed::default()
    };
    app.page(&of_event(&app, &officer, &event, typed)?, &officer.shell(&app))
}

/// POST `/office/events/{id}/edit`.
pub(in crate::events::pages) async fn save(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let event = found(&app, &officer, &id).await?;
    let typed = Typed { repeat: String::new(), ..Typed::of(&fields) };
    let version: i64 = fields.text("version").parse().unwrap_or(0);
    let draft = match typed.draft() {
        Ok(draft) => draft,
        Err(wrong) => {
            let errors = problems(&app, officer.language(), &wrong);
            let page = Edit { version, errors, ..of_event(&app, &officer, &event, typed)? };
            return app.refused(&page, officer.shell(&app));
        }
    };
    let (following, hand) = (typed.following, Hand::officer(&officer));
    let kept = event.clone();
    let write = move |tx: &mut Tx<'_>| {
        store::lock(tx, &event.id)?;
        store::change(tx, &event, version, &draft, following, &hand)
    };
    if let Err(key) = kernel::refusal(app.db.write(write).await)? {
        let errors = problems(&app, officer.language(), &[("price_full", key)]);
        let page = Edit { version, errors, ..of_event(&app, &officer, &kept, typed)? };
        return app.refused(&page, officer.shell(&app));
    }
    let notice = Notice::ok(app.say(officer.language(), "events-saved"));
    see_other_with(&format!("/office/events/{id}"), &notice)
}

/// Believable pages.
pub(in crate::events::pages) fn samples() -> Vec<SamplePage> {
    let choice = || vec![Choice { value: "public".to_owned(), label: "Tout le monde".to_owned() }];
    let error = Problem {
        field: "title",
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let new = Edit { accesses: choice(), zones: choice(), repeats: choice(), ..Edit::default() };
    let old = Edit {
        id: "1".to_owned(),
        version: 3,
        title: "Réunion".to_owned(),
        is_open: true,
        in_series: true,
        errors: vec![error],
        accesses: choice(),
        zones: choice(),
        ..Edit::default()
    };
    vec![
        SamplePage::new("events page edit, new", new),
        SamplePage::new("events page edit, refused", old),
    ]
}
