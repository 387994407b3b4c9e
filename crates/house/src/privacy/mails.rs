//! What people are written about the requests that they made.

use kernel::mail::Mail;
use kernel::text::Language;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::people::Record;
use crate::privacy::rules::Answer;

/// A mail to leave: it holds its address, since nothing of somebody erased can be read later.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Letter {
    to: String,
    language: String,
    /// The name that the answer is stored under.
    answer: String,
    /// The unit that answered.
    unit: String,
}

impl Letter {
    /// That of an answer; `None` when no address of theirs works.
    pub(super) fn of(record: &Record, answer: Answer, unit: &str) -> Option<Self> {
        let email = record.reachable_email()?;
        Some(Self {
            to: email.to_owned(),
            language: record.language.clone().unwrap_or_default(),
            answer: answer.name().to_owned(),
            unit: unit.to_owned(),
        })
    }

    /// The mail.
    pub(super) fn mail(&self, app: &App, organisation: &str, id: &str) -> Mail {
        let language = Language::from_code(&self.language).unwrap_or_default();
        let args = [
            ("organisation", organisation.into()),
            ("unit", self.unit.as_str().into()),
            ("link", app.url("/me/data").into()),
        ];
        let key = format!("privacy-mail-{}", self.answer);
        Mail {
            to: self.to.clone(),
            subject: app.say_with(language, &format!("{key}-subject"), &args),
            text: format!("{}\n", app.say_with(language, &key, &args)),
            html: None,
            id: id.to_owned(),
        }
    }
}
