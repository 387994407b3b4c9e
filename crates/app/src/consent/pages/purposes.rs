//! The purposes and their wordings, for those who look after the organisation's settings.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{name_of, pick};
use crate::accounts::Officer;
use crate::app::App;
use crate::consent::store::{self, Purpose};
use crate::org::{self, Right};

#[derive(Serialize)]
struct Purposes {
    purposes: Vec<Listed>,
}

impl Page for Purposes {
    const TEMPLATE: &str = "consent/purposes.html";
}

#[derive(Serialize)]
struct Listed {
    id: String,
    name: String,
    text: String,
    version: i64,
    retention: String,
}

#[derive(Serialize)]
struct One {
    id: String,
    name: String,
    version: i64,
    text_fr: String,
    text_en: String,
    wordings: Vec<Version>,
    errors: Vec<Wrong>,
}

impl Page for One {
    const TEMPLATE: &str = "consent/purpose.html";
}

#[derive(Serialize)]
struct Version {
    version: i64,
    text: String,
    since: i64,
}

#[derive(Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

/// Longest wording, in characters.
const WORDING_CHARS_MAX: usize = 1_000;
/// Shortest wording, in characters.
const WORDING_CHARS_MIN: usize = 20;

/// GET `/office/purposes`.
pub(super) async fn list(Given(app): Given<App>, officer: Officer) -> Result<Response> {
    must_settle(&app, &officer).await?;
    let language = officer.language();
    let purposes = app.db.read(store::every_purpose).await?;
    let listed = |purpose: Purpose| Listed {
        name: name_of(language, &purpose),
        text: pick(language, purpose.text_fr, purpose.text_en),
        version: purpose.version,
        retention: pick(language, purpose.retention_fr, purpose.retention_en),
        id: purpose.id,
    };
    let page = Purposes { purposes: purposes.into_iter().map(listed).collect() };
    app.page(&page, &officer.shell(&app))
}

/// GET `/office/purposes/{id}`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_settle(&app, &officer).await?;
    let page = one(&app, &officer, id).await?;
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/purposes/{id}`: the next wording.
pub(super) async fn write(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    must_settle(&app, &officer).await?;
    let version: i64 = fields.text("version").parse().map_err(|_| Error::Stale)?;
    let french = fields.text("text_fr").to_owned();
    let english = fields.text("text_en").to_owned();
    let mut errors = Vec::new();
    for (field, label, text) in
        [("text_fr", "consent-text-fr", &french), ("text_en", "consent-text-en", &english)]
    {
        if !(WORDING_CHARS_MIN..=WORDING_CHARS_MAX).contains(&text.chars().count()) {
            let say = |key| app.say(officer.language(), key);
            errors.push(Wrong { field, label: say(label), message: say("consent-refusal-text") });
        }
    }
    let mut page = one(&app, &officer, id.clone()).await?;
    if !errors.is_empty() {
        (page.text_fr, page.text_en, page.errors) = (french, english, errors);
        return app.refused(&page, officer.shell(&app));
    }
    let (purpose, by) = (id.clone(), officer.actor.person.clone());
    app.db
        .write(move |tx| store::add_wording(tx, &purpose, version, (&french, &english), Some(&by)))
        .await?;
    let notice = Notice::ok(app.say(officer.language(), "consent-wording-saved"));
    see_other_with(&format!("/office/purposes/{id}"), &notice)
}

/// The words that the whole organisation shows are changed from its top alone.
async fn must_settle(app: &App, officer: &Officer) -> Result<()> {
    officer.must(Right::Settings)?;
    let root = app.db.read(|tx| Ok(org::root(tx)?.id)).await?;
    let is_top = officer.office.mandate.unit == root || *officer.office.scope.unit() == root;
    if is_top { Ok(()) } else { Err(Error::Forbidden(Right::Settings.key())) }
}

async fn one(app: &App, officer: &Officer, id: String) -> Result<One> {
    let language = officer.language();
    let asked = id.clone();
    let (purpose, wordings) = app
        .db
        .read(move |tx| {
            let every = store::every_purpose(tx)?;
            let purpose = every.into_iter().find(|one| one.id == asked).ok_or(Error::NotFound)?;
            Ok((purpose, store::wordings(tx, &asked)?))
        })
        .await?;
    let versions = wordings.into_iter().map(|wording| Version {
        version: wording.version,
        text: pick(language, wording.text_fr, wording.text_en),
        since: wording.valid_from_at.0,
    });
    Ok(One {
        id,
        name: name_of(language, &purpose),
        version: purpose.version,
        text_fr: purpose.text_fr,
        text_en: purpose.text_en,
        wordings: versions.collect(),
        errors: Vec::new(),
    })
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let text = || "J’accepte de recevoir la lettre d’information par courriel.".to_owned();
    let one = |errors| One {
        id: "newsletter".to_owned(),
        name: "Lettre d’information".to_owned(),
        version: 1,
        text_fr: text(),
        text_en: text(),
        wordings: vec![Version { version: 1, text: text(), since: 1_795_507_200_000 }],
        errors,
    };
    let listed = Listed {
        id: "newsletter".to_owned(),
        name: "Lettre d’information".to_owned(),
        text: text(),
        version: 1,
        retention: "Jusqu’à votre retrait.".to_owned(),
    };
    let wrong = Wrong {
        field: "text_fr",
        label: "Texte français".to_owned(),
        message: "Écrivez une phrase entière.".to_owned(),
    };
    vec![
        SamplePage::new("consent/purposes", Purposes { purposes: vec![listed] }),
        SamplePage::new("consent/purposes-empty", Purposes { purposes: Vec::new() }),
        SamplePage::new("consent/purpose", one(Vec::new())),
        SamplePage::new("consent/purpose-refused", one(vec![wrong])),
    ]
}
