//! Asking for a link, and coming in by the link or by the code.
//!
//! Mail scanners follow links, so opening one changes nothing: the page has a button. What is
//! answered, written and enqueued for an address does not depend on whether it is known.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{self, Fields, Limit, Visit};
use serde::Serialize;

use crate::accounts::actor::SESSION_COOKIE;
use crate::accounts::jobs;
use crate::accounts::pages::{agent_of, contact, device_words, with_cookie};
use crate::accounts::rules::{self, Standing, standing};
use crate::accounts::store::{self, Asked, Entered, Reader, SignIn, Tried};
use crate::app::App;
use crate::org::PersonId;

/// Cookie of the browser that asked for a link.
const BROWSER_COOKIE: &str = "sign_in";
/// It outlives the link, so that a late link can still be explained; in seconds.
const BROWSER_AGE_S: i64 = 60 * 60;
/// The session's cookie; the server ends idle sessions long before. In seconds.
const SESSION_AGE_S: i64 = 400 * 24 * 60 * 60;
/// Links that one network may ask for: 20 at once, 20 in ten minutes after that.
const ASKED: Limit = Limit { name: "accounts.asked", burst: 20, per_minute: 2 };
/// Links and codes that one network may try.
const TRIED: Limit = Limit { name: "accounts.tried", burst: 30, per_minute: 6 };

#[derive(Serialize, Default)]
struct AskPage {
    email: String,
    back: String,
    errors: Vec<FieldError>,
}

impl Page for AskPage {
    const TEMPLATE: &'static str = "accounts/sign_in.html";
}

#[derive(Serialize)]
struct FieldError {
    field: &'static str,
    label: String,
    message: String,
}

/// The form; somebody who is signed in goes straight on.
pub async fn show(State(app): State<App>, visit: Visit, fields: Fields) -> Result<Response> {
    app.organisation().await?;
    let back = rules::path_inside(fields.text("back"));
    if let Some(token) = visit.cookie(SESSION_COOKIE).map(str::to_owned)
        && app.db.read(move |tx| store::known(tx, &token)).await?.is_some()
    {
        return web::see_other(&back);
    }
    let page = AskPage { back, ..AskPage::default() };
    app.page(&page, &app.public_shell(&visit))
}

/// Writes the request down; a job finds out whether there is anybody to write to.
pub async fn ask(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    app.limits.check(ASKED, &rules::network(visit.from))?;
    let back = rules::path_inside(fields.text("back"));
    let folded = match rules::address_typed(fields.text("email")) {
        Ok(folded) => folded,
        Err(why) => {
            let error = FieldError {
                field: "email",
                label: app.say(visit.language, "accounts-email"),
                message: app.say(visit.language, why),
            };
            let email = fields.text("email").to_owned();
            let page = AskPage { email, back, errors: vec![error] };
            return app.refused(&page, app.public_shell(&visit));
        }
    };
    let browser = browser_of(&visit).unwrap_or_else(store::fresh_token);
    let asked = Asked {
        folded,
        browser: browser.clone(),
        language: visit.language,
        back,
        agent: agent_of(&headers),
    };
    app.db
        .write(move |tx| store::ask(tx, &asked).and_then(|it| jobs::enqueue_mail(tx, &it)))
        .await?;
    let response = web::see_other("/sign-in/sent")?;
    Ok(with_cookie(response, &visit, BROWSER_COOKIE, &browser, BROWSER_AGE_S))
}

fn browser_of(visit: &Visit) -> Option<String> {
    let token = visit.cookie(BROWSER_COOKIE)?;
    let is_ours = token.len() == 40 && token.bytes().all(|sign| sign.is_ascii_hexdigit());
    is_ours.then(|| token.to_owned())
}

#[derive(Serialize)]
struct SentPage {
    minutes: i64,
    contact: String,
    errors: Vec<FieldError>,
}

impl Page for SentPage {
    const TEMPLATE: &'static str = "accounts/sent.html";
}

/// Look at your mail, or type the code.
pub async fn sent(State(app): State<App>, visit: Visit) -> Result<Response> {
    app.organisation().await?;
    if browser_of(&visit).is_none() {
        return web::see_other("/sign-in");
    }
    app.page(&sent_page(&app, Vec::new()), &app.public_shell(&visit))
}

fn sent_page(app: &App, errors: Vec<FieldError>) -> SentPage {
    let minutes = rules::LINK_MS_MAX / kernel::time::MINUTE_MS;
    SentPage { minutes, contact: contact(app), errors }
}

#[derive(Serialize)]
struct DoorPage {
    same_browser: bool,
    asked_at: i64,
    device: String,
}

impl Page for DoorPage {
    const TEMPLATE: &'static str = "accounts/door.html";
}

/// Where a link leads: a button, whoever opened it.
pub async fn door(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
) -> Result<Response> {
    app.organisation().await?;
    app.limits.check(TRIED, &rules::network(visit.from))?;
    let sign_in = app.db.read(move |tx| store::by_token(tx, &token)).await?;
    let Some(sign_in) = sign_in else { return closed(&app, &visit, Why::Unknown) };
    match standing(sign_in.created_at, sign_in.used_at, app.now()) {
        Standing::Live => {
            let browser = browser_of(&visit).map(|token| store::token_hash(&token));
            let page = DoorPage {
                same_browser: browser.as_ref() == Some(&sign_in.browser_hash),
                asked_at: sign_in.created_at.0,
                device: device_words(&app, visit.language, &sign_in.agent),
            };
            app.page(&page, &app.public_shell(&visit))
        }
        Standing::Used => closed(&app, &visit, Why::Used),
        Standing::Expired => closed(&app, &visit, Why::Expired),
    }
}

/// Why a link or a code opens nothing.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Why {
    Unknown,
    Used,
    Expired,
    Browser,
}

#[derive(Serialize)]
struct ClosedPage {
    why: Why,
    contact: String,
}

impl Page for ClosedPage {
    const TEMPLATE: &'static str = "accounts/closed.html";
}

/// Why it does not open, and the way on (410).
fn closed(app: &App, visit: &Visit, why: Why) -> Result<Response> {
    let page = ClosedPage { why, contact: contact(app) };
    let body = app.view.render(&page, &app.public_shell(visit))?;
    Ok(web::html(StatusCode::GONE, body))
}

/// The button of a link: opens a session, once.
pub async fn enter_by_link(
    State(app): State<App>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    app.limits.check(TRIED, &rules::network(visit.from))?;
    let guest = Guest::of(&visit, &headers, &fields);
    let found = app
        .db
        .write(move |tx| {
            let Some(sign_in) = store::by_token(tx, &token)? else { return Ok(None) };
            let entered = guest.enter(tx, &sign_in)?;
            Ok(Some((sign_in, entered)))
        })
        .await?;
    let Some((sign_in, entered)) = found else { return closed(&app, &visit, Why::Unknown) };
    answer(&app, &visit, &sign_in, entered, "")
}

/// The code typed in the browser that asked: opens a session, once.
pub async fn enter_by_code(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    app.organisation().await?;
    app.limits.check(TRIED, &rules::network(visit.from))?;
    let Some(browser) = browser_of(&visit) else { return closed(&app, &visit, Why::Browser) };
    let Some(code) = rules::code_typed(fields.text("code")) else {
        return code_refused(&app, &visit, "accounts-code-missing");
    };
    let guest = Guest::of(&visit, &headers, &fields);
    let typed = code.clone();
    let (tried, entered) = app
        .db
        .write(move |tx| {
            let tried = store::try_code(tx, &browser, &typed)?;
            let entered = match &tried {
                Tried::Right(sign_in) => guest.enter(tx, sign_in)?,
                Tried::Wrong | Tried::Over => Entered::Gone,
            };
            if let (Tried::Right(sign_in), Entered::Choose(_)) = (&tried, &entered) {
                store::take_back_try(tx, &sign_in.id)?;
            }
            Ok((tried, entered))
        })
        .await?;
    match tried {
        Tried::Right(sign_in) => answer(&app, &visit, &sign_in, entered, &code),
        Tried::Wrong => code_refused(&app, &visit, "accounts-code-wrong"),
        Tried::Over => code_refused(&app, &visit, "accounts-code-over"),
    }
}

fn code_refused(app: &App, visit: &Visit, why: &str) -> Result<Response> {
    let error = FieldError {
        field: "code",
        label: app.say(visit.language, "accounts-code"),
        message: app.say(visit.language, why),
    };
    app.refused(&sent_page(app, vec![error]), app.public_shell(visit))
}

/// Somebody at the door.
#[derive(Clone)]
struct Guest {
    chosen: Option<PersonId>,
    agent: String,
    session_before: Option<String>,
}

impl Guest {
    fn of(visit: &Visit, headers: &HeaderMap, fields: &Fields) -> Self {
        Self {
            chosen: PersonId::parse(fields.text("person")),
            agent: agent_of(headers),
            session_before: visit.cookie(SESSION_COOKIE).map(str::to_owned),
        }
    }

    fn enter(&self, tx: &mut kernel::db::Tx<'_>, sign_in: &SignIn) -> Result<Entered> {
        let before = self.session_before.as_deref();
        store::enter(tx, sign_in, self.chosen.as_ref(), &self.agent, before)
    }
}

#[derive(Serialize)]
struct ChoosePage {
    /// Where the choice is sent.
    action: String,
    /// The code that opened the door; empty when a link did.
    code: String,
    people: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    id: String,
    name: String,
}

impl Page for ChoosePage {
    const TEMPLATE: &'static str = "accounts/choose.html";
}

fn answer(
    app: &App,
    visit: &Visit,
    sign_in: &SignIn,
    entered: Entered,
    code: &str,
) -> Result<Response> {
    match entered {
        Entered::In(token) => {
            let response = web::see_other(&rules::path_inside(&sign_in.back))?;
            let response = with_cookie(response, visit, SESSION_COOKIE, &token, SESSION_AGE_S);
            Ok(with_cookie(response, visit, BROWSER_COOKIE, "", 0))
        }
        Entered::Choose(readers) => {
            let path = visit.path.split('?').next().unwrap_or_default();
            let page = ChoosePage {
                action: path.to_owned(),
                code: code.to_owned(),
                people: readers.iter().map(choice).collect(),
            };
            app.page(&page, &app.public_shell(visit))
        }
        Entered::Gone => {
            let why = match standing(sign_in.created_at, sign_in.used_at, app.now()) {
                Standing::Expired => Why::Expired,
                Standing::Used | Standing::Live => Why::Used,
            };
            closed(app, visit, why)
        }
    }
}

fn choice(reader: &Reader) -> Choice {
    let name = format!("{} {}", reader.first_name, reader.last_name);
    Choice { id: reader.person.to_string(), name: name.trim().to_owned() }
}

/// Pages of signing in, for the test that renders every page.
pub fn samples() -> Vec<SamplePage> {
    let error = |field, label: &str, message: &str| {
        vec![FieldError { field, label: label.to_owned(), message: message.to_owned() }]
    };
    let refused = AskPage {
        email: "ana.moulin".to_owned(),
        back: "/me".to_owned(),
        errors: error("email", "Votre courriel", "Tapez une adresse entière."),
    };
    let sent = |errors| SentPage { minutes: 15, contact: "bonjour@example.org".to_owned(), errors };
    let door = |same_browser| DoorPage {
        same_browser,
        asked_at: 1_795_507_200_000,
        device: "Firefox sur Windows".to_owned(),
    };
    let person = |name: &str| Choice {
        id: "01890000-0000-7000-8000-000000000001".to_owned(),
        name: name.to_owned(),
    };
    let choose = ChoosePage {
        action: "/sign-in/code".to_owned(),
        code: "123456".to_owned(),
        people: vec![person("Ana Moulin"), person("Basile Moulin")],
    };
    let mut samples = vec![
        SamplePage::new("accounts page ask", AskPage::default()),
        SamplePage::new("accounts page ask-refused", refused),
        SamplePage::new("accounts page sent", sent(Vec::new())),
        SamplePage::new(
            "accounts page sent-refused",
            sent(error("code", "Code à 6 chiffres", "Ce n’est pas le bon code.")),
        ),
        SamplePage::new("accounts page door", door(true)),
        SamplePage::new("accounts page door-elsewhere", door(false)),
        SamplePage::new("accounts page choose", choose),
    ];
    for why in [Why::Unknown, Why::Used, Why::Expired, Why::Browser] {
        let page = ClosedPage { why, contact: "bonjour@example.org".to_owned() };
        samples.push(SamplePage::new(format!("accounts page closed-{why:?}"), page));
    }
    samples
}
