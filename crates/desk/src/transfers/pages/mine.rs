//! The person's own unit: what keeps their record, what was asked of it, and moving.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{answer, cut, refusal, sample_place, sample_told, told};
use crate::access::REASON_CHARS_MIN;
use crate::accounts::Actor;
use crate::app::App;
use crate::org::{PersonId, UnitId};
use crate::people;
use crate::transfers::TransferId;
use crate::transfers::rules::{Outcome, Refusal, Standing};
use crate::transfers::store::{self, Place, Transfer};

/// Most transfers on a person's page.
const MINE_MAX: i64 = 100;

#[derive(Serialize)]
struct Mine {
    unit: String,
    transfers: Vec<Line>,
    is_waiting: bool,
    is_member: bool,
}

impl Page for Mine {
    const TEMPLATE: &str = "transfers/unit.html";
}

#[derive(Serialize)]
struct Line {
    told: super::Told,
    /// Whether the person asked it and may take it back.
    is_own: bool,
}

#[derive(Serialize)]
struct Move {
    unit: String,
    q: String,
    chosen: String,
    reason: String,
    places: Vec<Place>,
    error: String,
}

impl Page for Move {
    const TEMPLATE: &str = "transfers/move.html";
}

/// GET `/me/unit`.
pub(super) async fn show(State(app): State<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let (kept, found, facts, today) = app
        .db
        .read(move |tx| {
            let kept = people::own(tx, &person)?.ok_or(Error::NotFound)?;
            let found = store::of_person(tx, &person, MINE_MAX)?;
            Ok((kept, found, people::facts_of(tx, &person)?, tx.now().day_text()))
        })
        .await?;
    let is_member = people::relation(&facts, &today) == people::Relation::Member;
    let language = actor.visit.language;
    let line = |one: Transfer| line(language, &actor.person, one);
    let transfers: Vec<Line> = found.into_iter().map(line).collect();
    let is_waiting =
        transfers.iter().any(|one| one.told.kind == "move" && one.told.outcome == "open");
    let page = Mine { unit: kept.home_name, transfers, is_waiting, is_member };
    app.page(&page, &actor.shell(&app))
}

/// A transfer as its person reads it: all of it.
fn line(language: Language, person: &PersonId, one: Transfer) -> Line {
    let is_own = one.asked_by.as_ref() == Some(person) && one.outcome.is_none();
    Line { told: told(language, Transfer { keeps: true, ..one }), is_own }
}

/// GET `/me/move`, with `q`: the new postcode, town or unit; else the postcode of the record.
pub(super) async fn blank(
    State(app): State<App>,
    actor: Actor,
    fields: Fields,
) -> Result<Response> {
    let q = fields.filled("q").map(cut);
    print(&app, &actor, q, [String::new(), String::new(), String::new()]).await
}

/// POST `/me/move`.
pub(super) async fn send(State(app): State<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let (q, chosen) = (fields.filled("q").map(cut), cut(fields.text("unit")));
    let reason = cut(fields.text("reason"));
    let language = actor.visit.language;
    let asked = match UnitId::parse(&chosen) {
        None => Err(Refusal::NoUnit.key()),
        Some(_) if reason.chars().count() < REASON_CHARS_MIN => Err(Refusal::NoReason.key()),
        Some(to) => {
            let (person, why) = (actor.person.clone(), reason.clone());
            let done = app.db.write(move |tx| store::propose_own(tx, &person, &to, &why)).await;
            refusal(done)?
        }
    };
    match asked {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "transfers-own-asked"));
            see_other_with("/me/unit", &notice)
        }
        Err(key) => print(&app, &actor, q, [chosen, reason, app.say(language, key)]).await,
    }
}

async fn print(
    app: &App,
    actor: &Actor,
    q: Option<String>,
    [chosen, reason, error]: [String; 3],
) -> Result<Response> {
    let person = actor.person.clone();
    let (kept, q, places) = app
        .db
        .read(move |tx| {
            let kept = people::own(tx, &person)?.ok_or(Error::NotFound)?;
            let known = kept.record.addresses.first().map(|line| line.postcode.clone());
            let q = q.clone().or(known).unwrap_or_default();
            let mut places = store::find_places(tx, &q)?;
            places.retain(|place| place.id != kept.home.as_str());
            Ok((kept, q, places))
        })
        .await?;
    let page = Move { unit: kept.home_name, q, chosen, reason, places, error };
    answer(app, &page, actor.shell(app), &page.error)
}

/// POST `/me/transfers/{id}/withdraw`.
pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = TransferId::parse(&id).ok_or(Error::NotFound)?;
    let person = actor.person.clone();
    let done = app.db.write(move |tx| store::withdraw_own(tx, &person, &id)).await;
    let language = actor.visit.language;
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, "transfers-done-withdrawn")),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with("/me/unit", &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let line = |outcome: Option<Outcome>, is_own| Line {
        told: sample_told(Standing::Sent, outcome),
        is_own,
    };
    let unit = || "Alès".to_owned();
    let full = Mine {
        unit: unit(),
        transfers: vec![line(None, true), line(Some(Outcome::Moved), false)],
        is_waiting: true,
        is_member: true,
    };
    let empty = Mine { unit: unit(), transfers: Vec::new(), is_waiting: false, is_member: false };
    let page = |q: &str, places: Vec<Place>, error: &str| Move {
        unit: unit(),
        q: q.to_owned(),
        chosen: String::new(),
        reason: String::new(),
        places,
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("transfers/unit", full),
        SamplePage::new("transfers/unit-empty", empty),
        SamplePage::new("transfers/move", page("", Vec::new(), "")),
        SamplePage::new("transfers/move-found", page("34200", vec![sample_place()], "")),
        SamplePage::new("transfers/move-refused", page("00000", Vec::new(), "Choisissez.")),
    ]
}
