//! Reading and promising, on the site and in a frame of another one. What is typed is judged
//! without writing anything; one short transaction keeps it, with its mail.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{self, Fields, Visit, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::within;
use super::office::may_look;
use super::sheet::{self, Sheet, sheet};
use crate::accounts::Officer;
use crate::app::App;
use crate::donations::rules::{Given, Promise, Refused, State as Standing};
use crate::donations::store::{self, Front, ListRow};
use crate::intake::{self, Answers, Ask, Asks, Letter, NewAnswer, Typed, Wrong};

#[derive(Serialize)]
#[serde(transparent)]
struct Whole(Sheet);

impl Page for Whole {
    const TEMPLATE: &str = "donations/show.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct Framed(Sheet);

impl Page for Framed {
    const TEMPLATE: &str = "donations/frame.html";
}

#[derive(Serialize)]
struct List {
    rows: Vec<ListRow>,
}

impl Page for List {
    const TEMPLATE: &str = "donations/list.html";
}

/// GET `/donate`.
pub(super) async fn list(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let rows = app.db.read(store::public_list).await?;
    app.page(&List { rows }, &app.public_shell(&visit))
}

/// A page that everybody may read.
pub(super) async fn front(app: &App, slug: &str) -> Result<Front> {
    let word = slug.to_owned();
    app.db.read(move |tx| store::front(tx, &word)).await?.ok_or(Error::NotFound)
}

/// GET `/donate/{slug}`.
pub(super) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    read(&app, &visit, &slug, false).await
}

/// GET `/embed/donate/{slug}`.
pub(super) async fn frame(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    read(&app, &visit, &slug, true).await
}

/// GET `/office/donations/{id}/preview`: as visitors will see it once it is open.
pub(super) async fn preview(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    may_look(&officer)?;
    let page = within(&app, &officer, &id).await?;
    if page.state(&app.now().day_text())? != Standing::Draft {
        return see_other(&format!("/donate/{}", page.slug));
    }
    let front = app.db.read(move |tx| store::front_of(tx, page.clone())).await?;
    let front = front.ok_or(Error::NotFound)?;
    let sheet = Sheet {
        is_open: true,
        preview_of: format!("/office/donations/{id}"),
        ..sheet(&app, officer.language(), &front)
    };
    app.page(&Whole(sheet), &app.public_shell(&officer.actor.visit))
}

async fn read(app: &App, visit: &Visit, slug: &str, framed: bool) -> Result<Response> {
    app.organisation().await?;
    let front = front(app, slug).await?;
    let sheet = sheet(app, visit.language, &front);
    let body = rendered(app, sheet, &app.public_shell(visit), framed)?;
    Ok(web::html(StatusCode::OK, body))
}

fn rendered(app: &App, sheet: Sheet, shell: &Shell, framed: bool) -> Result<String> {
    let page = if framed {
        app.view.render(&Framed(sheet), shell)
    } else {
        app.view.render(&Whole(sheet), shell)
    };
    Ok(page?)
}

/// POST `/donate/{slug}`.
pub(super) async fn promise(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    take(&app, &visit, &slug, &fields, false).await
}

/// POST `/embed/donate/{slug}`: from any site.
pub(super) async fn promise_in_frame(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    take(&app, &visit, &slug, &fields, true).await
}

/// The same answer whoever gives, and whether or not they are known.
async fn take(
    app: &App,
    visit: &Visit,
    slug: &str,
    fields: &Fields,
    framed: bool,
) -> Result<Response> {
    app.organisation().await?;
    let front = front(app, slug).await?;
    let given = Given::of(fields, &front.offer.kinds);
    let mut page = sheet(app, visit.language, &front).filled(Typed::of(fields), given);
    let (answers, promise) = match understood(app, visit, &page, &front, fields) {
        Ok(understood) => understood,
        Err(errors) => {
            page.errors = errors;
            let shell = Shell { failed: true, ..app.public_shell(visit) };
            let body = rendered(app, page, &shell, framed)?;
            return Ok(web::html(StatusCode::UNPROCESSABLE_ENTITY, body));
        }
    };
    let weighed = intake::weigh(app, visit, fields, &sheet::subject_of(slug), &answers)?;
    let new = NewAnswer {
        form: crate::donations::FORM,
        subject: front.page.id.to_string(),
        unit: front.page.unit.clone(),
        answers,
        more: serde_json::to_string(&promise)?,
        weighed,
        letter: Letter {
            subject: "donations-mail-subject".to_owned(),
            text: "donations-mail-text".to_owned(),
            title: front.page.title.clone(),
            unit: front.page.unit_name.clone(),
            door: format!("/donate/{slug}/confirm"),
        },
    };
    app.db.write(move |tx| intake::take(tx, &new)).await?;
    let before = if framed { "/embed" } else { "" };
    see_other(&format!("{before}/donate/{slug}/sent{}", visit.look.query))
}

/// Who gives what, or all that is wrong, in the order of the form.
fn understood(
    app: &App,
    visit: &Visit,
    page: &Sheet,
    front: &Front,
    fields: &Fields,
) -> std::result::Result<(Answers, Promise), Vec<Wrong>> {
    let say = |key: &str| app.say(visit.language, key);
    let wrong = |field: &'static str, label: &str, key: &str| Wrong {
        field,
        label: say(label),
        message: say(key),
    };
    let told = |one: Refused| wrong(one.field, one.label, one.key);
    let mut errors = Vec::new();
    if !page.is_open {
        errors.push(wrong("", "donations-title", "donations-refusal-closed"));
    }
    let postcode = if page.given.abroad { Ask::No } else { Ask::Needed };
    let answers = page.typed.answers(Asks { postcode, phone: Ask::No });
    let answers = answers.unwrap_or_else(|refused| {
        errors.extend(intake::wrong(app, visit.language, &refused));
        Answers::default()
    });
    let promise = page.given.promise(&front.offer).map_err(|refused| {
        errors.extend(refused.into_iter().map(told));
    });
    if fields.text("words") != page.declarations.id {
        errors.push(wrong("natural-on", "donations-declarations", "donations-refusal-words"));
    }
    match promise {
        Ok(promise) if errors.is_empty() => {
            Ok((answers, Promise { declared: page.declarations.whole(), ..promise }))
        }
        _ => Err(errors),
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
    const TEMPLATE: &str = "donations/sent.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct FrameSent(Sent);

impl Page for FrameSent {
    const TEMPLATE: &str = "donations/frame_sent.html";
}

/// GET `/donate/{slug}/sent`.
pub(super) async fn sent(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let sent = sent_page(&app, &slug).await?;
    app.page(&sent, &app.public_shell(&visit))
}

/// GET `/embed/donate/{slug}/sent`.
pub(super) async fn sent_in_frame(
    State(app): State<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let sent = FrameSent(sent_page(&app, &slug).await?);
    app.page(&sent, &app.public_shell(&visit))
}

async fn sent_page(app: &App, slug: &str) -> Result<Sent> {
    app.organisation().await?;
    let front = front(app, slug).await?;
    Ok(Sent {
        is_rush: intake::challenge(app, &sheet::subject_of(slug)).is_some(),
        slug: front.page.slug,
        title: front.page.title,
        days: front.wait_days,
    })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let error = Wrong {
        field: "email",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    let chosen = Given { chooses: true, abroad: true, monthly: true, ..Given::default() };
    let refused =
        || Sheet { errors: vec![error.clone()], given: chosen.clone(), ..sheet::sample() };
    let closed = || Sheet { is_open: false, goal_cents: 0, ..sheet::sample() };
    let before = || Sheet { preview_of: "/office/donations/1".to_owned(), ..sheet::sample() };
    let plain = || Sheet {
        is_party: false,
        is_monthly: false,
        tax: None,
        year_euros: String::new(),
        cash_euros: String::new(),
        shares: Vec::new(),
        declarations: sheet::Declarations::default(),
        ..sheet::sample()
    };
    let sent =
        || Sent { slug: "local".to_owned(), title: "Le local".to_owned(), days: 7, is_rush: true };
    let row = ListRow {
        id: "1".to_owned(),
        slug: "local".to_owned(),
        title: "Le local".to_owned(),
        unit: "Alès".to_owned(),
        collector: "ADF du Gard".to_owned(),
        state: "open",
        goal_cents: 1_200_000,
        figures: sheet::sample_figures(),
    };
    vec![
        SamplePage::new("donations page list", List { rows: vec![row] }),
        SamplePage::new("donations page list, empty", List { rows: vec![] }),
        SamplePage::new("donations page show", Whole(sheet::sample())),
        SamplePage::new("donations page show, before it opens", Whole(before())),
        SamplePage::new("donations page show, refused", Whole(refused())),
        SamplePage::new("donations page show, closed", Whole(closed())),
        SamplePage::new("donations page show, no party", Whole(plain())),
        SamplePage::new("donations page frame", Framed(sheet::sample())),
        SamplePage::new("donations page frame, refused", Framed(refused())),
        SamplePage::new("donations page frame, closed", Framed(closed())),
        SamplePage::new("donations page frame, no party", Framed(plain())),
        SamplePage::new("donations page sent", sent()),
        SamplePage::new("donations page frame sent", FrameSent(sent())),
    ]
}
