//! What an editor copies into another site: a frame, or a plain form. No script, no cookie.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::{Language, money};
use kernel::view::{Page, SamplePage};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::found;
use super::sheet::{Sheet, sample, sheet};
use crate::accounts::Officer;
use crate::app::App;
use crate::donations::store;

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
    const TEMPLATE: &str = "donations/widget.html";
}

/// GET `/office/donations/{id}/widget`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = found(&app, &officer, &id).await?;
    let front = app.db.read(move |tx| store::front(tx, &page.slug)).await?;
    let front = front.ok_or(Error::NotFound)?;
    // Other sites speak the language of the organisation, whatever the officer's.
    let shown = sheet(&app, Language::French, &front);
    let address = app.url(&format!("/embed/donate/{}", shown.slug));
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
        "<iframe src=\"{address}\" title=\"{title}\" width=\"320\" height=\"1100\" \
         loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>"
    )
}

/// The plain form: what it says is what people declare, so that it names its words.
fn form(app: &App, address: &str, sheet: &Sheet) -> String {
    let say = |key: &str| quoted(&app.say(Language::French, key));
    let line = |name: &str, key: &str, kind: &str, complete: &str| {
        format!(
            "  <p><label>{} <input name=\"{name}\" type=\"{kind}\" autocomplete=\"{complete}\" \
             required></label></p>\n",
            say(key)
        )
    };
    let radio = |name: &str, value: &str, words: &str| {
        format!(
            "  <label><input type=\"radio\" name=\"{name}\" value=\"{value}\"> {}</label>\n",
            quoted(words)
        )
    };
    let mut html = format!("<form method=\"post\" action=\"{address}\">\n");
    let words = quoted(&sheet.declarations.id);
    html.push_str(&format!("  <input type=\"hidden\" name=\"words\" value=\"{words}\">\n"));
    for amount in &sheet.amounts {
        let told = money(Language::French, amount.cents, false);
        html.push_str(&radio("amount", &amount.cents.to_string(), &told));
    }
    let free = say("donations-free");
    html.push_str(&format!(
        "  <p><label>{free} <input name=\"free\" inputmode=\"decimal\"></label></p>\n"
    ));
    html.push_str(&line("first_name", "intake-first-name", "text", "given-name"));
    html.push_str(&line("last_name", "intake-last-name", "text", "family-name"));
    html.push_str(&line("email", "intake-email", "email", "email"));
    html.push_str(&line("line_1", "donations-line-1", "text", "address-line1"));
    html.push_str(&line("postcode", "intake-postcode", "text", "postal-code"));
    html.push_str(&line("city", "donations-city", "text", "address-level2"));
    if sheet.is_party {
        html.push_str(&line("nationality", "donations-nationality", "text", "off"));
    }
    let said = &sheet.declarations;
    for (name, words) in
        [("natural", &said.natural), ("resident", &said.resident), ("below", &said.below)]
    {
        if !words.is_empty() {
            html.push_str(&format!(
                "  <p><label><input type=\"checkbox\" name=\"{name}\" required> {}</label></p>\n",
                quoted(words)
            ));
        }
    }
    for way in &sheet.ways {
        let told = app.say(Language::French, &format!("donations-way-{}", way.name()));
        html.push_str(&radio("way", way.name(), &told));
    }
    html.push_str(&format!("  <p><button>{}</button></p>\n</form>", say("donations-do")));
    html
}

fn quoted(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let widget = |is_open| Widget {
        id: "1".to_owned(),
        slug: "local".to_owned(),
        title: sample().title,
        is_open,
        frame: frame("https://example.org/embed/donate/local", "Le local"),
        form: "<form></form>".to_owned(),
    };
    vec![
        SamplePage::new("donations page widget", widget(true)),
        SamplePage::new("donations page widget, closed", widget(false)),
    ]
}
