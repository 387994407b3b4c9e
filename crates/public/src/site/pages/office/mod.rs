//! The rooms of those who write the site of their unit.

pub(super) mod aliases;
pub(super) mod code;
pub(super) mod edit;
pub(super) mod library;
pub(super) mod list;
pub(super) mod publish;
pub(super) mod versions;

use kernel::db::Tx;
use kernel::text::Language;
use kernel::{Error, Result, refusal};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::site::rules::{self, Fact, State};
use crate::site::store::{self, Hand, Site};

/// A field that is wrong, as pages list it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Wrong {
    field: String,
    label: String,
    message: String,
}

impl Wrong {
    fn of(app: &App, language: Language, field: &str, label: &str, message: &str) -> Self {
        Self {
            field: field.to_owned(),
            label: app.say(language, label),
            message: app.say(language, message),
        }
    }
}

/// A value of a list of choices.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    value: String,
    label: String,
}

/// How a page stands, as pages tell it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct StateTold {
    /// `draft`, `scheduled`, `shown`, `withdrawn`.
    name: &'static str,
    version: i64,
    at: i64,
    next_version: i64,
    next_at: i64,
}

impl StateTold {
    fn of(facts: &[Fact], now: i64) -> Self {
        match rules::state(facts, now) {
            State::Draft => Self { name: "draft", ..Self::default() },
            State::Withdrawn => Self { name: "withdrawn", ..Self::default() },
            State::Scheduled { version, at } => {
                Self { name: "scheduled", next_version: version, next_at: at, ..Self::default() }
            }
            State::Shown { version, since_at, next } => Self {
                name: "shown",
                version,
                at: since_at,
                next_version: next.map_or(0, |(version, _)| version),
                next_at: next.map_or(0, |(_, at)| at),
            },
        }
    }
}

/// Goes on only for whoever publishes in this unit.
fn writer(officer: &Officer) -> Result<Hand> {
    officer.must(Right::Publish)?;
    Ok(Hand::of(&officer.office))
}

/// The site of the unit in which they work; none before it was opened.
async fn site_now(app: &App, officer: &Officer) -> Result<Option<Site>> {
    let unit = officer.office.unit.clone();
    app.db.read(move |tx: &mut Tx<'_>| store::site_of_unit(tx, &unit)).await
}

/// The same, where nothing can be done without one.
async fn site_open(app: &App, officer: &Officer) -> Result<Site> {
    site_now(app, officer).await?.ok_or(Error::Refused("site-refusal-no-site"))
}
