//! Reading and answering, in the site and in a frame of another one. A visitor's answer waits for
//! its mailed link; somebody signed in answers in one click.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{self, Fields, Notice, Visit, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::office;
use super::sheet::{self, Front, More, Sheet, sheet};
use crate::accounts::{Actor, Officer, Reader};
use crate::app::App;
use crate::events::FORM;
use crate::events::rules::{Access, State};
use crate::events::store::{self, Done, Event, Party, Reads};
use crate::intake::{self, Answers, Ask, Asks, Letter, NewAnswer, Wrong};
use crate::org::PersonId;
use crate::people;

#[derive(Serialize)]
#[serde(transparent)]
struct Whole(Sheet);

impl Page for Whole {
    const TEMPLATE: &str = "events/show.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct Framed(Sheet);

impl Page for Framed {
    const TEMPLATE: &str = "events/frame.html";
}

/// What a form asks for.
fn asks(event: &Event) -> Asks {
    let phone = if event.asks_phone { Ask::Optional } else { Ask::No };
    Asks { postcode: Ask::Optional, phone }
}

/// An event that somebody may read.
async fn found(app: &App, visit: &Visit, slug: &str, person: Option<PersonId>) -> Result<Front> {
    app.organisation().await?;
    let (given, language, word) = (app.clone(), visit.language, slug.to_owned());
    let read = move |tx: &mut Tx<'_>| {
        let reads = match &person {
            Some(_) => store::reads(tx, person.as_ref())?,
            None => Reads::default(),
        };
        let Some(event) = store::readable(tx, &reads, &word)? else { return Ok(None) };
        sheet::front(tx, &given, language, event, person.as_ref()).map(Some)
    };
    app.db.read(read).await?.ok_or(Error::NotFound)
}

/// GET `/events/{slug}`.
pub(super) async fn show(
    Given(app): Given<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    let front = found(&app, &reader.visit, &slug, reader.person()).await?;
    let name = reader.actor.as_ref().map_or("", |actor| actor.name.as_str());
    let page = Whole(sheet(&app, reader.visit.language, &front, name));
    app.page(&page, &reader.shell(&app))
}

/// GET `/office/events/{id}/preview`: as visitors will see it once it is open.
pub(super) async fn preview(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let event = office::found(&app, &officer, &id).await?;
    if event.state(app.now())? != State::Draft {
        return see_other(&format!("/events/{}", event.slug));
    }
    // Events that are not for everybody are read by members alone, signed in.
    let name = if event.access() == Access::Public { "" } else { officer.actor.name.as_str() };
    let (given, language) = (app.clone(), officer.language());
    let read = move |tx: &mut Tx<'_>| sheet::front(tx, &given, language, event.clone(), None);
    let front = app.db.read(read).await?;
    let page = Whole(Sheet {
        state: State::Open.name(),
        preview_of: format!("/office/events/{id}"),
        ..sheet(&app, language, &front, name)
    });
    app.page(&page, &app.public_shell(&officer.actor.visit))
}

/// GET `/embed/events/{slug}`: public events alone, whoever reads.
pub(super) async fn frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let front = found(&app, &visit, &slug, None).await?;
    let page = Framed(sheet(&app, visit.language, &front, ""));
    app.page(&page, &app.public_shell(&visit))
}

/// POST `/events/{slug}`.
pub(super) async fn send(
    Given(app): Given<App>,
    reader: Reader,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let front = found(&app, &reader.visit, &slug, reader.person()).await?;
    take(&app, &reader.visit, &front, &fields, false).await
}

/// POST `/embed/events/{slug}`: from any site.
pub(super) async fn send_in_frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let front = found(&app, &visit, &slug, None).await?;
    take(&app, &visit, &front, &fields, true).await
}

/// The same answer whoever answers, and whether or not they had answered before.
async fn take(
    app: &App,
    visit: &Visit,
    front: &Front,
    fields: &Fields,
    framed: bool,
) -> Result<Response> {
    let mut page = sheet(app, visit.language, front, "");
    sheet::typed_again(&mut page, fields);
    let event = &front.event;
    let (answers, more) = match understood(app, visit, &page, event, fields) {
        Ok(understood) => understood,
        Err(errors) => {
            page.errors = errors;
            let shell = Shell { failed: true, ..app.public_shell(visit) };
            let body = match framed {
                true => app.view.render(&Framed(page), &shell),
                false => app.view.render(&Whole(page), &shell),
            };
            return Ok(web::html(StatusCode::UNPROCESSABLE_ENTITY, body?));
        }
    };
    let subject = sheet::subject_of(&event.slug);
    let weighed = intake::weigh(app, visit, fields, &subject, &answers)?;
    let new = NewAnswer {
        form: FORM,
        subject: event.id.to_string(),
        unit: event.unit.clone(),
        answers,
        more: serde_json::to_string(&more)?,
        weighed,
        letter: Letter {
            subject: "events-mail-confirm-subject".to_owned(),
            text: "events-mail-confirm".to_owned(),
            title: event.title.clone(),
            unit: event.unit_name.clone(),
            door: format!("/events/{}/confirm", event.slug),
        },
    };
    app.db.write(move |tx| intake::take(tx, &new)).await?;
    let before = if framed { "/embed" } else { "" };
    see_other(&format!("{before}/events/{}/sent{}", event.slug, visit.look.query))
}

/// Who answers what, or all that is wrong.
fn understood(
    app: &App,
    visit: &Visit,
    page: &Sheet,
    event: &Event,
    fields: &Fields,
) -> std::result::Result<(Answers, More), Vec<Wrong>> {
    let say = |key: &str| app.say(visit.language, key);
    let mut errors = match page.typed.answers(asks(event)) {
        Ok(_) => Vec::new(),
        Err(refused) => intake::wrong(app, visit.language, &refused),
    };
    if page.state != "open" {
        let (label, message) = (say("events-title"), say("events-refusal-over"));
        errors.push(Wrong { field: "", label, message });
    }
    match (page.typed.answers(asks(event)), sheet::more_of(event, fields)) {
        (Ok(answers), Ok(more)) if errors.is_empty() => Ok((answers, more)),
        (_, Err(wrong)) => {
            errors.push(sheet::wrong(app, visit.language, wrong));
            Err(errors)
        }
        _ => Err(errors),
    }
}

/// POST `/events/{slug}/come`: somebody signed in answers at once.
pub(super) async fn come(
    Given(app): Given<App>,
    actor: Actor,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let language = actor.visit.language;
    let front = found(&app, &actor.visit, &slug, Some(actor.person.clone())).await?;
    let more = match sheet::more_of(&front.event, &fields) {
        Ok(more) => more,
        Err(wrong) => {
            let mut page = sheet(&app, language, &front, &actor.name);
            sheet::typed_again(&mut page, &fields);
            page.errors = vec![sheet::wrong(&app, language, wrong)];
            let shell = Shell { actor: actor.shell(&app).actor, ..app.public_shell(&actor.visit) };
            return app.refused(&Whole(page), shell);
        }
    };
    let (event, person) = (front.event.clone(), actor.person.clone());
    let write = move |tx: &mut Tx<'_>| {
        let own = people::own(tx, &person)?.ok_or(Error::NotFound)?.record;
        let party = Party {
            email: own.emails.first().map(|line| line.address.clone()).unwrap_or_default(),
            phone: own.phones.first().map(|line| line.number.clone()).unwrap_or_default(),
            first_name: own.first_name,
            last_name: own.last_name,
            guests: more.guests.clone(),
            answers: more.answers.clone(),
            chosen: more.chosen.clone(),
            language: language.code().to_owned(),
            source: "me",
        };
        let done = store::register(tx, &event.id, &person, &party)?;
        let Some(answer) = store::of_person(tx, &event.id, &person)? else { return Ok(None) };
        let full = store::choose(tx, &event.id, &answer.id, &more.shifts)?;
        Ok(Some((done, sheet::ticket_path(&event, &answer), full)))
    };
    match app.db.write(write).await? {
        Some((Done::Kept, to, full)) if full.is_empty() => {
            see_other_with(&to, &Notice::ok(app.say(language, "events-come-noted")))
        }
        Some((Done::Kept, to, full)) => {
            let args = [("shifts", full.join(", ").into())];
            let said = app.say_with(language, "events-shifts-full", &args);
            see_other_with(&to, &Notice::warn(said))
        }
        Some((Done::Full, to, _)) => {
            see_other_with(&to, &Notice::warn(app.say(language, "events-refusal-room")))
        }
        Some((Done::Over, ..)) | None => {
            let said = Notice::warn(app.say(language, "events-refusal-over"));
            see_other_with(&format!("/events/{}", front.event.slug), &said)
        }
    }
}

#[derive(Serialize)]
struct Sent {
    slug: String,
    title: String,
    days: i64,
    is_rush: bool,
}

impl Page for Sent {
    const TEMPLATE: &str = "events/sent.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct FrameSent(Sent);

impl Page for FrameSent {
    const TEMPLATE: &str = "events/frame_sent.html";
}

/// GET `/events/{slug}/sent`.
pub(super) async fn sent(
    Given(app): Given<App>,
    reader: Reader,
    Path(slug): Path<String>,
) -> Result<Response> {
    let front = found(&app, &reader.visit, &slug, reader.person()).await?;
    app.page(&sent_page(&app, &front), &reader.shell(&app))
}

/// GET `/embed/events/{slug}/sent`.
pub(super) async fn sent_in_frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let front = found(&app, &visit, &slug, None).await?;
    app.page(&FrameSent(sent_page(&app, &front)), &app.public_shell(&visit))
}

fn sent_page(app: &App, front: &Front) -> Sent {
    Sent {
        slug: front.event.slug.clone(),
        title: front.event.title.clone(),
        days: front.wait_days,
        is_rush: intake::challenge(app, &sheet::subject_of(&front.event.slug)).is_some(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let error = Wrong {
        field: "email",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    let refused = || Sheet { errors: vec![error.clone()], ..sheet::sample() };
    let signed_in = || Sheet { name: "Ana Moulin".to_owned(), ..sheet::sample() };
    let answered = || Sheet {
        booked: Some(store::Booked::Waiting),
        ticket: "/events/reunion/ticket/1".to_owned(),
        ..signed_in()
    };
    let before = || Sheet { preview_of: "/office/events/1".to_owned(), ..sheet::sample() };
    let full = || Sheet { left: Some(0), is_full: true, ..sheet::sample() };
    let off = || Sheet { state: "cancelled", why: "Salle fermée".to_owned(), ..sheet::sample() };
    let over = || Sheet {
        state: "past",
        came: 42,
        report: crate::site::html("Une belle soirée."),
        ..sheet::sample()
    };
    let sent =
        || Sent {
            slug: "reunion".to_owned(), title: "Réunion".to_owned(), days: 7, is_rush: true
        };
    vec![
        SamplePage::new("events page show", Whole(sheet::sample())),
        SamplePage::new("events page show, before it opens", Whole(before())),
        SamplePage::new("events page show, refused", Whole(refused())),
        SamplePage::new("events page show, signed in", Whole(signed_in())),
        SamplePage::new("events page show, answered", Whole(answered())),
        SamplePage::new("events page show, full", Whole(full())),
        SamplePage::new("events page show, cancelled", Whole(off())),
        SamplePage::new("events page show, over", Whole(over())),
        SamplePage::new("events page frame", Framed(sheet::sample())),
        SamplePage::new("events page frame, refused", Framed(refused())),
        SamplePage::new("events page frame, cancelled", Framed(off())),
        SamplePage::new("events page sent", sent()),
        SamplePage::new("events page frame sent", FrameSent(sent())),
    ]
}
