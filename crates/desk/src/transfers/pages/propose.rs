//! Proposing a record of one's unit to another unit.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{answer, cut, hand, refusal, sample_place};
use crate::access::REASON_CHARS_MIN;
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right, UnitId};
use crate::people;
use crate::transfers::rules::{Kind, Refusal};
use crate::transfers::store::{self, NewTransfer, Place};

#[derive(Serialize)]
struct Propose {
    id: String,
    name: String,
    home: String,
    typed: Typed,
    places: Vec<Place>,
    error: String,
}

impl Page for Propose {
    const TEMPLATE: &str = "transfers/propose.html";
}

#[derive(Serialize, Default, Clone)]
struct Typed {
    q: String,
    unit: String,
    kind: String,
    since_on: String,
    reason: String,
    /// The list to come back to.
    back: String,
}

/// Longest address to come back to, in bytes.
const BACK_BYTES_MAX: usize = 2_000;

/// Whether somebody may be led back there: to the list of people, as it was filtered.
fn is_list(back: &str) -> bool {
    let rest = back.strip_prefix("/office/people");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('?'))
        && back.len() <= BACK_BYTES_MAX
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        let kind = fields.filled("kind").unwrap_or("move");
        Self {
            q: cut(fields.text("q")),
            unit: cut(fields.text("unit")),
            kind: if kind == "join" { "join" } else { "move" }.to_owned(),
            since_on: cut(fields.text("since_on")),
            reason: cut(fields.text("reason")),
            back: fields.filled("back").filter(|back| is_list(back)).unwrap_or("").to_owned(),
        }
    }

    /// What the form asks, on `today` (ISO text).
    fn parsed(&self, today: &str) -> std::result::Result<NewTransfer, Refusal> {
        let to = UnitId::parse(&self.unit).ok_or(Refusal::NoUnit)?;
        if self.reason.chars().count() < REASON_CHARS_MIN {
            return Err(Refusal::NoReason);
        }
        let kind = if self.kind == "join" { Kind::Join } else { Kind::Move };
        let since_on = match (kind, self.since_on.as_str()) {
            (Kind::Join, "") => Some(today.to_owned()),
            (Kind::Join, typed) => {
                let day = values::Day::parse(typed).map_err(|_| Refusal::BadDay)?.to_string();
                let is_past = day.as_str() <= today && day.len() == 10;
                Some(is_past.then_some(day).ok_or(Refusal::BadDay)?)
            }
            _ => None,
        };
        Ok(NewTransfer { kind, to, since_on, reason: self.reason.clone() })
    }
}

/// GET `/office/people/{id}/transfer`, with `q`: name, town or postcode of a unit.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    print(&app, &officer, &id, Typed::of(&fields), String::new()).await
}

/// POST `/office/people/{id}/transfer`.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let typed = Typed::of(&fields);
    let new = typed.parsed(&app.now().day_text());
    let back = Some(typed.back.as_str()).filter(|back| !back.is_empty());
    let back = back.unwrap_or("/office/transfers").to_owned();
    let (by, asked) = (hand(&officer), new.clone().ok());
    let language = officer.language();
    let done = app
        .db
        .write(move |tx| {
            people::home_of(tx, &by.office.scope, &person)?.ok_or(Error::NotFound)?;
            asked.as_ref().map(|new| store::propose(tx, &by, &person, new)).transpose()
        })
        .await;
    let error = match (refusal(done)?, new) {
        (Ok(Some(done)), _) => {
            let key = if done.is_direct { "transfers-direct" } else { "transfers-proposed" };
            return see_other_with(&back, &Notice::ok(app.say(language, key)));
        }
        (Err(key), _) => key,
        (Ok(None), Err(refusal)) => refusal.key(),
        (Ok(None), Ok(_)) => return Err(Error::fault("a proposal was neither sent nor refused")),
    };
    let error = app.say(language, error);
    print(&app, &officer, &id, typed, error).await
}

async fn print(
    app: &App,
    officer: &Officer,
    id: &str,
    typed: Typed,
    error: String,
) -> Result<Response> {
    let person = PersonId::parse(id).ok_or(Error::NotFound)?;
    let (scope, looked_for) = (officer.office.scope.clone(), typed.q.clone());
    let (kept, places) = app
        .db
        .read(move |tx| {
            let kept = people::of_scope(tx, &scope, &person)?.ok_or(Error::NotFound)?;
            let mut places = store::find_places(tx, &looked_for)?;
            places.retain(|place| place.id != kept.home.as_str());
            Ok((kept, places))
        })
        .await?;
    let (id, name) = (id.to_owned(), kept.record.known_as());
    let page = Propose { id, name, home: kept.home_name, typed, places, error };
    answer(app, &page, officer.shell(app), &page.error)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |typed: Typed, places: Vec<Place>, error: &str| Propose {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        home: "Alès".to_owned(),
        typed,
        places,
        error: error.to_owned(),
    };
    let typed = Typed { q: "34200".to_owned(), kind: "join".to_owned(), ..Typed::default() };
    let nothing = page(typed.clone(), Vec::new(), "");
    let refused = page(typed.clone(), vec![sample_place()], "Choisissez une unité.");
    vec![
        SamplePage::new("transfers/propose", page(Typed::default(), Vec::new(), "")),
        SamplePage::new("transfers/propose-found", page(typed, vec![sample_place()], "")),
        SamplePage::new("transfers/propose-nothing", nothing),
        SamplePage::new("transfers/propose-refused", refused),
    ]
}
