//! Pages of signing in, of the member's space and of preferences.

mod preferences;
mod sessions;
mod sign_in;
mod space;

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use kernel::web::{Cookie, Visit};

use crate::accounts::rules::{bare_address, device};
use crate::app::App;

/// Paths of this slice.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/sign-in", get(sign_in::show).post(sign_in::ask))
        .route("/sign-in/sent", get(sign_in::sent))
        .route("/sign-in/code", get(sign_in::sent).post(sign_in::enter_by_code))
        .route("/sign-in/{token}", get(sign_in::door).post(sign_in::enter_by_link))
        .route("/sign-out", post(sessions::sign_out))
        .route("/me", get(space::show))
        .route("/me/sessions", get(sessions::list))
        .route("/me/sessions/end-others", post(sessions::end_others))
        .route("/me/sessions/{id}/end", post(sessions::end))
        .route("/preferences", post(preferences::keep))
}

/// Every page with its samples.
pub fn samples() -> Vec<SamplePage> {
    let mut samples = sign_in::samples();
    samples.extend(sessions::samples());
    samples.extend(space::samples());
    samples
}

/// A device in words, from what its browser calls itself: «Firefox sur Windows».
#[must_use]
pub fn device_words(app: &App, language: Language, agent: &str) -> String {
    let seen = device(agent);
    match (seen.browser, seen.system) {
        (Some(browser), Some(system)) => app.say_with(
            language,
            "accounts-device",
            &[("browser", browser.into()), ("system", system.into())],
        ),
        (Some(only), None) | (None, Some(only)) => only.to_owned(),
        (None, None) => app.say(language, "accounts-device-unknown"),
    }
}

/// The address that people write to when something does not work: the organisation's, or else
/// the one that sends its mails.
#[must_use]
pub fn contact(app: &App) -> String {
    let chosen = app.organisation_known().contact.clone();
    if chosen.is_empty() { bare_address(&app.config.mail_from).to_owned() } else { chosen }
}

/// What a browser calls itself.
fn agent_of(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok());
    agent.unwrap_or_default().to_owned()
}

/// The answer with a cookie that lives `age_s` seconds; 0 deletes it.
fn with_cookie(
    mut response: Response,
    visit: &Visit,
    name: &'static str,
    value: &str,
    age_s: i64,
) -> Response {
    let cookie = Cookie { name, value: value.to_owned(), age_s };
    if let Some(line) = cookie.header(visit.secure) {
        response.headers_mut().append(header::SET_COOKIE, line);
    }
    response
}
