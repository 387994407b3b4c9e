//! What an editor copies into another site: a frame, or a plain form. No script, no cookie.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::found;
use super::sheet::{Sheet, sheet};
use crate::accounts::Officer;
use crate::app::App;
use crate::petitions::store;

#[derive(Serialize)]
struct Widget {
    id: String,
    slug: String,
    title: String,
    is_open: bool,
    frame: String,
    form: String,
}

impl Page for Widget {
    const TEMPLATE: &str = "petitions/widget.html";
}

/// GET `/office/petitions/{id}/widget`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let slug = petition.slug.clone();
    let front = app.db.read(move |tx| store::front(tx, &slug)).await?.ok_or(Error::NotFound)?;
    // Other sites speak the language of the organisation, whatever the officer's.
    let shown = sheet(&app, Language::French, &front);
    let address = app.url(&format!("/embed/petitions/{}", shown.slug));
    let page = Widget {
        id,
        frame: frame(&address, &shown.title),
        form: form(&app, &address, &shown),
        slug: shown.slug,
        title: shown.title,
        is_open: shown.is_open,
    };
    app.page(&page, &officer.shell(&app))
}

fn frame(address: &str, title: &str) -> String {
    let title = quoted(title);
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"320\" height=\"720\" \
         loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>"
    )
}

/// The plain form: what it says is what people agree to, so that it names its wording.
fn form(app: &App, address: &str, sheet: &Sheet) -> String {
    let say = |key: &str| quoted(&app.say(Language::French, key));
    let line = |name: &str, key: &str, kind: &str, complete: &str| {
        format!(
            "  <p><label>{} <input name=\"{name}\" type=\"{kind}\" autocomplete=\"{complete}\" \
             required></label></p>\n",
            say(key)
        )
    };
    let tick = |name: &str, words: &str, required: &str| {
        format!(
            "  <p><label><input type=\"checkbox\" name=\"{name}\"{required}> {}</label></p>\n",
            quoted(words)
        )
    };
    let mut html = format!("<form method=\"post\" action=\"{address}\">\n");
    html.push_str(&format!(
        "  <input type=\"hidden\" name=\"words\" value=\"{}\">\n",
        quoted(&sheet.words.id)
    ));
    html.push_str(&line("first_name", "intake-first-name", "text", "given-name"));
    html.push_str(&line("last_name", "intake-last-name", "text", "family-name"));
    html.push_str(&line("email", "intake-email", "email", "email"));
    html.push_str(&line("postcode", "intake-postcode", "text", "postal-code"));
    html.push_str(&tick("deliver", &sheet.words.delivery, " required"));
    html.push_str(&tick("news", &sheet.words.news, ""));
    html.push_str(&format!("  <p><button>{}</button></p>\n</form>", say("petitions-sign")));
    html
}

fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let widget = |is_open| Widget {
        id: "1".to_owned(),
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        is_open,
        frame: frame("https://example.org/embed/petitions/bus", "Un bus"),
        form: "<form></form>".to_owned(),
    };
    vec![
        SamplePage::new("petitions page widget", widget(true)),
        SamplePage::new("petitions page widget, closed", widget(false)),
    ]
}
