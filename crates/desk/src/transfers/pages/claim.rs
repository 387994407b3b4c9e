//! Asking for somebody whom another unit may keep.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{answer, cut, hand, refusal};
use crate::access::REASON_CHARS_MIN;
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::transfers::rules::Refusal;
use crate::transfers::store;

#[derive(Serialize, Default)]
struct Ask {
    name: String,
    email: String,
    reason: String,
    days: i64,
    error: String,
}

impl Page for Ask {
    const TEMPLATE: &str = "transfers/ask.html";
}

/// GET `/office/transfers/ask`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    app.page(&Ask { days: store::CLAIM_DAYS, ..Ask::default() }, &officer.shell(&app))
}

/// POST `/office/transfers/ask`: the same answer whether anybody keeps such a record.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let mut page = Ask {
        name: cut(fields.text("name")),
        email: cut(fields.text("email")),
        reason: cut(fields.text("reason")),
        days: store::CLAIM_DAYS,
        error: String::new(),
    };
    let language = officer.language();
    let wrong = match values::Email::parse(&page.email) {
        _ if page.name.is_empty() => Err(Refusal::NoName),
        _ if page.reason.chars().count() < REASON_CHARS_MIN => Err(Refusal::NoReason),
        Err(_) => Err(Refusal::BadEmail),
        Ok(email) => Ok(email.to_string()),
    };
    let email = match wrong {
        Ok(email) => email,
        Err(refusal) => {
            page.error = app.say(language, refusal.key());
            return answer(&app, &page, officer.shell(&app), &page.error);
        }
    };
    let (by, name, reason) = (hand(&officer), page.name.clone(), page.reason.clone());
    let done = app.db.write(move |tx| store::claim(tx, &by, &name, &email, &reason)).await;
    match refusal(done)? {
        Ok(Some(known)) => {
            let notice = Notice::warn(app.say(language, "transfers-claim-known"));
            see_other_with(&format!("/office/people/{known}"), &notice)
        }
        Ok(None) => {
            let notice = Notice::ok(app.say(language, "transfers-claim-sent"));
            see_other_with("/office/transfers", &notice)
        }
        Err(key) => {
            page.error = app.say(language, key);
            answer(&app, &page, officer.shell(&app), &page.error)
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let refused = Ask { days: 30, error: "Écrivez le nom.".to_owned(), ..Ask::default() };
    vec![
        SamplePage::new("transfers/ask", Ask { days: 30, ..Ask::default() }),
        SamplePage::new("transfers/ask-refused", refused),
    ]
}
