//! Reading and signing, in the site and in a frame of another one. What is typed is judged without
//! the database; one short transaction keeps it, with its mail.

use axum::extract::{Path, State as Given};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::view::{Page, SamplePage, Shell};
use kernel::web::{self, Fields, Visit, see_other};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};

use super::edit::{box_words, found};
use super::seen;
use super::sheet::{self, Sheet, Ticks, sheet};
use crate::accounts::Officer;
use crate::app::App;
use crate::intake::{self, Answers, Ask, Asks, Letter, NewAnswer, Typed, Wrong};
use crate::org::UnitId;
use crate::petitions::PartnerId;
use crate::petitions::store::{self, Front, ListRow, Petition};

/// What a petition asks for.
const ASKS: Asks = Asks { postcode: Ask::Needed, phone: Ask::No };
/// Longest comment, in characters.
const COMMENT_CHARS_MAX: usize = 500;

#[derive(Serialize)]
#[serde(transparent)]
struct Whole(Sheet);

impl Page for Whole {
    const TEMPLATE: &str = "petitions/show.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct Framed(Sheet);

impl Page for Framed {
    const TEMPLATE: &str = "petitions/frame.html";
}

#[derive(Serialize)]
struct List {
    open: Vec<ListRow>,
    over: Vec<ListRow>,
}

impl Page for List {
    const TEMPLATE: &str = "petitions/list.html";
}

/// What a signature says besides who signs, until it is confirmed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct More {
    pub comment: String,
    pub is_public: bool,
    pub wants_news: bool,
    pub wording: String,
    /// The association outside that keeps their data.
    #[serde(default)]
    pub partner: Option<PartnerId>,
}

/// GET `/petitions`.
pub(super) async fn list(Given(app): Given<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    let rows = app.db.read(store::public_list).await?;
    let (open, over) = rows.into_iter().partition(|row| row.state == "open");
    app.page(&List { open, over }, &app.public_shell(&visit))
}

/// GET `/petitions/{slug}`.
pub(super) async fn show(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    read(&app, &visit, &slug, false).await
}

/// GET `/embed/petitions/{slug}`.
pub(super) async fn frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    read(&app, &visit, &slug, true).await
}

/// GET `/office/petitions/{id}/preview`: as visitors will see it once it is open.
pub(super) async fn preview(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    if petition.state(&app.now().day_text())?.is_public() {
        return see_other(&format!("/petitions/{}", petition.slug));
    }
    let words = box_words(&app, &petition.addressee);
    let front = app.db.read(move |tx| store::front_of(tx, petition.clone())).await?;
    let language = officer.language();
    let sheet = sheet::before(sheet(&app, language, &front), &id, language, words);
    app.page(&Whole(sheet), &app.public_shell(&officer.actor.visit))
}

async fn read(app: &App, visit: &Visit, slug: &str, framed: bool) -> Result<Response> {
    app.organisation().await?;
    let front = seen::front(app, slug).await?;
    let page = seen::printed(app, visit, slug, framed, || {
        let sheet = sheet(app, visit.language, &front);
        rendered(app, sheet, &app.public_shell(visit), framed)
    })?;
    Ok(web::html(StatusCode::OK, page))
}

fn rendered(app: &App, sheet: Sheet, shell: &Shell, framed: bool) -> Result<String> {
    let page = if framed {
        app.view.render(&Framed(sheet), shell)
    } else {
        app.view.render(&Whole(sheet), shell)
    };
    Ok(page?)
}

/// POST `/petitions/{slug}`.
pub(super) async fn sign(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    take(&app, &visit, &slug, &fields, false).await
}

/// POST `/embed/petitions/{slug}`: from any site.
pub(super) async fn sign_in_frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
    fields: Fields,
) -> Result<Response> {
    take(&app, &visit, &slug, &fields, true).await
}

/// The same answer whoever signs, and whether or not they had signed before.
async fn take(
    app: &App,
    visit: &Visit,
    slug: &str,
    fields: &Fields,
    framed: bool,
) -> Result<Response> {
    app.organisation().await?;
    let front = seen::front(app, slug).await?;
    let mut page = sheet::judge(app, visit.language, &front);
    (page.typed, page.ticks) = (Typed::of(fields), ticks(fields));
    let answers = match understood(app, visit, (&front, &page), fields) {
        Ok(answers) => answers,
        Err(errors) => {
            let Sheet { typed, mut ticks, .. } = page;
            if !carries(&front, &ticks.unit) {
                ticks.unit.clear();
            }
            let page = Sheet { typed, ticks, errors, ..sheet(app, visit.language, &front) };
            let shell = Shell { failed: true, ..app.public_shell(visit) };
            let body = rendered(app, page, &shell, framed)?;
            return Ok(web::html(StatusCode::UNPROCESSABLE_ENTITY, body));
        }
    };
    let weighed = intake::weigh(app, visit, fields, &sheet::subject_of(slug), &answers)?;
    let more = More {
        comment: page.ticks.comment.clone(),
        is_public: page.ticks.shown,
        wants_news: page.ticks.news,
        wording: page.words.id.clone(),
        partner: outside(&front, &page.ticks.unit),
    };
    let new = NewAnswer {
        form: crate::petitions::FORM,
        subject: front.petition.id.to_string(),
        unit: chosen(&front, &page.ticks.unit),
        answers,
        more: serde_json::to_string(&more)?,
        weighed,
        letter: letter(&front.petition),
    };
    app.db.write(move |tx| intake::take(tx, &new)).await?;
    let before = if framed { "/embed" } else { "" };
    see_other(&format!("{before}/petitions/{slug}/sent{}", visit.look.query))
}

/// The mail that asks for the confirmation.
pub(super) fn letter(petition: &Petition) -> Letter {
    Letter {
        subject: "petitions-mail-subject".to_owned(),
        text: "petitions-mail-text".to_owned(),
        title: petition.title.clone(),
        unit: petition.unit_name.clone(),
        door: format!("/petitions/{}/confirm", petition.slug),
    }
}

fn ticks(fields: &Fields) -> Ticks {
    Ticks {
        deliver: fields.has("deliver"),
        news: fields.has("news"),
        shown: fields.has("shown"),
        comment: fields.text("comment").replace("\r\n", "\n"),
        unit: fields.text("unit").chars().take(36).collect(),
        agreed: fields.all("agree").map(str::to_owned).collect(),
    }
}

/// Who signs, or all that is wrong.
fn understood(
    app: &App,
    visit: &Visit,
    (front, page): (&Front, &Sheet),
    fields: &Fields,
) -> std::result::Result<Answers, Vec<Wrong>> {
    let say = |key: &str| app.say(visit.language, key);
    let mut errors = Vec::new();
    let mut add = |field: &'static str, label: &str, key: &str| {
        errors.push(Wrong { field, label: say(label), message: say(key) });
    };
    if !page.is_open {
        add("", "petitions-title", "petitions-refusal-closed");
    }
    if !page.ticks.deliver {
        add("deliver-on", "petitions-deliver", "petitions-refusal-deliver");
    }
    if page.ticks.comment.chars().count() > COMMENT_CHARS_MAX {
        add("comment", "petitions-comment", "petitions-refusal-comment");
    }
    if !carries(front, &page.ticks.unit) {
        add("", "petitions-carriers", "petitions-refusal-carriers");
    }
    if fields.text("words") != page.words.id {
        add("deliver-on", "petitions-deliver", "petitions-refusal-words");
    }
    match page.typed.answers(ASKS) {
        Ok(answers) if errors.is_empty() => Ok(answers),
        Ok(_) => Err(errors),
        Err(refused) => {
            let mut all = intake::wrong(app, visit.language, &refused);
            all.append(&mut errors);
            Err(all)
        }
    }
}

/// Whether who was ticked still carries the petition: whoever left meanwhile gets nothing, and
/// nobody else gets it instead unasked.
fn carries(front: &Front, typed: &str) -> bool {
    typed.is_empty()
        || front.carriers.iter().any(|one| one.id.as_str() == typed)
        || front.partners.iter().any(|one| one.id.as_str() == typed)
}

/// The unit that the signer chose among those that carry the petition; the first one otherwise.
fn chosen(front: &Front, typed: &str) -> UnitId {
    let unit = front.carriers.iter().find(|one| one.id.as_str() == typed);
    unit.map_or_else(|| front.petition.unit.clone(), |one| one.id.clone())
}

/// The association outside that the signer chose instead.
fn outside(front: &Front, typed: &str) -> Option<PartnerId> {
    let found = front.partners.iter().find(|one| one.id.as_str() == typed);
    found.map(|one| one.id.clone())
}

#[derive(Serialize)]
struct Sent {
    slug: String,
    title: String,
    days: i64,
    is_rush: bool,
}

impl Page for Sent {
    const TEMPLATE: &str = "petitions/sent.html";
}

#[derive(Serialize)]
#[serde(transparent)]
struct FrameSent(Sent);

impl Page for FrameSent {
    const TEMPLATE: &str = "petitions/frame_sent.html";
}

/// GET `/petitions/{slug}/sent`.
pub(super) async fn sent(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let sent = sent_page(&app, &slug).await?;
    app.page(&sent, &app.public_shell(&visit))
}

/// GET `/embed/petitions/{slug}/sent`.
pub(super) async fn sent_in_frame(
    Given(app): Given<App>,
    visit: Visit,
    Path(slug): Path<String>,
) -> Result<Response> {
    let sent = FrameSent(sent_page(&app, &slug).await?);
    app.page(&sent, &app.public_shell(&visit))
}

async fn sent_page(app: &App, slug: &str) -> std::result::Result<Sent, Error> {
    app.organisation().await?;
    let front = seen::front(app, slug).await?;
    Ok(Sent {
        slug: front.petition.slug.clone(),
        title: front.petition.title.clone(),
        days: front.wait_days,
        is_rush: intake::challenge(app, &sheet::subject_of(slug)).is_some(),
    })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let error = Wrong {
        field: "email",
        label: "Courriel".to_owned(),
        message: "Écrivez une adresse entière.".to_owned(),
    };
    let refused = || Sheet { errors: vec![error.clone()], ..sheet::sample() };
    let closed = || Sheet { is_open: false, left: 0, recent: Vec::new(), ..sheet::sample() };
    let before = || Sheet { preview_of: "/office/petitions/1".to_owned(), ..sheet::sample() };
    let sent = || Sent {
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        days: 7,
        is_rush: true,
    };
    let row = ListRow {
        id: "1".to_owned(),
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        unit: "Rouen rive gauche".to_owned(),
        addressee: "la Métropole".to_owned(),
        by_name: "Ana Moulin".to_owned(),
        state: "open",
        count: 4_812,
        paper: 0,
        goal: 5_000,
        closes_on: None,
    };
    vec![
        SamplePage::new("petitions page list", List { open: vec![row.clone()], over: vec![row] }),
        SamplePage::new("petitions page list, empty", List { open: vec![], over: vec![] }),
        SamplePage::new("petitions page show", Whole(sheet::sample())),
        SamplePage::new("petitions page show, before it opens", Whole(before())),
        SamplePage::new("petitions page show, refused", Whole(refused())),
        SamplePage::new("petitions page show, closed", Whole(closed())),
        SamplePage::new("petitions page frame", Framed(sheet::sample())),
        SamplePage::new("petitions page frame, refused", Framed(refused())),
        SamplePage::new("petitions page frame, closed", Framed(closed())),
        SamplePage::new("petitions page sent", sent()),
        SamplePage::new("petitions page frame sent", FrameSent(sent())),
    ]
}
