//! The mailed link: a page with a button, because mail scanners follow links; then the answer's
//! own page.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::Visit;
use kernel::{Error, Result};
use serde::Serialize;

use super::sheet::{self, More};
use super::ticket;
use crate::app::App;
use crate::events::rules::{State, When};
use crate::events::store::{self, Done, Event, Party};
use crate::events::{EventId, FORM};
use crate::intake::{self, Door as Opened};

#[derive(Serialize, Default)]
struct Confirm {
    slug: String,
    title: String,
    name: String,
    when: String,
    guests: Vec<String>,
    /// The tasks that they take: what, and when.
    shifts: Vec<(String, String)>,
    /// What all of their seats cost.
    cents: i64,
    /// Whether the link still holds.
    is_open: bool,
}

impl Page for Confirm {
    const TEMPLATE: &str = "events/confirm.html";
}

/// The event of a link, as long as it can be answered.
fn event_of(tx: &mut Tx<'_>, slug: &str, subject: &str) -> Result<Option<Event>> {
    let Some(id) = EventId::parse(subject) else { return Ok(None) };
    let event = store::of_id(tx, &id)?;
    let is_open = event.slug == slug && event.state(tx.now())? == State::Open;
    Ok(is_open.then_some(event))
}

/// GET `/events/{slug}/confirm/{token}`: changes nothing.
pub(super) async fn show(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    app.organisation().await?;
    let word = slug.clone();
    let read = move |tx: &mut Tx<'_>| {
        let Some(waiting) = intake::seen(tx, FORM, &token)? else { return Ok(None) };
        let Some(event) = event_of(tx, &word, &waiting.subject)? else { return Ok(None) };
        let answer = match &waiting.person {
            Some(person) => store::of_person(tx, &event.id, person)?,
            None => None,
        };
        let shifts = store::shifts_of(tx, &event.id)?;
        Ok(Some((waiting, event, answer, shifts)))
    };
    let page = match app.db.read(read).await? {
        Some((_, _, Some(answer), _)) => return ticket::page(&app, &visit, &answer, "").await,
        Some((waiting, event, None, shifts)) if waiting.confirmed_at.is_none() => {
            let answers = waiting.answers()?;
            let more: More = serde_json::from_str(&waiting.more)?;
            let language = visit.language;
            let when = When::of(language, event.starts_at, event.ends_at, &event.zone);
            let seats = i64::try_from(more.guests.len()).unwrap_or(0).saturating_add(1);
            let taken = sheet::shifts(language, &event, &shifts, &more.shifts);
            let taken = taken.into_iter().filter(|shift| shift.is_mine);
            Confirm {
                slug,
                title: event.title,
                name: format!("{} {}", answers.first_name, answers.last_name),
                when: when.line(language),
                shifts: taken.map(|shift| (shift.label, shift.when)).collect(),
                cents: more.chosen.each_cents.saturating_mul(seats),
                guests: more.guests,
                is_open: true,
            }
        }
        _ => Confirm { slug, ..Confirm::default() },
    };
    app.page(&page, &app.public_shell(&visit))
}

/// POST `/events/{slug}/confirm/{token}`: answers once.
pub(super) async fn confirm(
    Given(app): Given<App>,
    visit: Visit,
    Path((slug, token)): Path<(String, String)>,
) -> Result<Response> {
    app.organisation().await?;
    let word = slug.clone();
    match app.db.write(move |tx| answered(tx, &word, &token)).await? {
        Some((answer, said)) => ticket::page(&app, &visit, &answer, said).await,
        None => {
            let page = Confirm { slug, ..Confirm::default() };
            app.page(&page, &app.public_shell(&visit))
        }
    }
}

type Answered = Option<(store::Registration, &'static str)>;

/// Writes the answer of a link down; `None` when the link is over.
fn answered(tx: &mut Tx<'_>, slug: &str, token: &str) -> Result<Answered> {
    let Some(waiting) = intake::seen(tx, FORM, token)? else { return Ok(None) };
    let Some(event) = event_of(tx, slug, &waiting.subject)? else { return Ok(None) };
    let page = format!("/events/{slug}");
    let confirmed = match intake::confirm(tx, FORM, token, &page)? {
        Opened::Over => return Ok(None),
        Opened::Before(waiting) => {
            let Some(person) = &waiting.person else { return Ok(None) };
            return Ok(store::of_person(tx, &event.id, person)?.map(|answer| (answer, "")));
        }
        Opened::Now(confirmed) => confirmed,
    };
    let more: More = serde_json::from_str(&confirmed.waiting.more)?;
    let answers = confirmed.answers;
    let party = Party {
        first_name: answers.first_name,
        last_name: answers.last_name,
        email: answers.email,
        phone: answers.phone,
        guests: more.guests,
        answers: more.answers,
        chosen: more.chosen,
        language: confirmed.waiting.language,
        source: "form",
    };
    let done = store::register(tx, &event.id, &confirmed.person, &party)?;
    let answer = store::of_person(tx, &event.id, &confirmed.person)?.ok_or(Error::NotFound)?;
    let full = store::choose(tx, &event.id, &answer.id, &more.shifts)?;
    let said = match done {
        Done::Kept if full.is_empty() => "events-come-noted",
        Done::Kept => "events-shifts-some",
        Done::Full => "events-refusal-room",
        Done::Over => "events-refusal-over",
    };
    Ok(Some((answer, said)))
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let open = Confirm {
        slug: "reunion".to_owned(),
        title: "Réunion".to_owned(),
        name: "Ana Moulin".to_owned(),
        when: "mardi 8 décembre 2026, 19 h à 21 h".to_owned(),
        guests: vec!["Béa Roux".to_owned()],
        shifts: vec![("Accueil".to_owned(), "19 h à 20 h".to_owned())],
        cents: 2_000,
        is_open: true,
    };
    vec![
        SamplePage::new("events page confirm", open),
        SamplePage::new("events page confirm, over", Confirm::default()),
    ]
}
