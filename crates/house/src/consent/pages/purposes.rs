//! The purposes and their wordings: those of the organisation, of units above and of one's own.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{is_sentence, name_of, pick};
use crate::accounts::Officer;
use crate::app::App;
use crate::consent::rules::ELECTRONIC_CONTACT;
use crate::consent::store::{self, Purpose};
use crate::org::Right;

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
    unit: String,
}

#[derive(Serialize)]
struct One {
    id: String,
    unit: String,
    may_change: bool,
    may_retire: bool,
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

/// GET `/office/purposes`.
pub(super) async fn list(Given(app): Given<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Settings)?;
    let language = officer.language();
    let scope = officer.office.scope.clone();
    let purposes = app.db.read(move |tx| store::purposes_around(tx, &scope)).await?;
    let listed = |purpose: Purpose| Listed {
        name: name_of(language, &purpose),
        text: pick(language, purpose.text_fr, purpose.text_en),
        version: purpose.version,
        retention: pick(language, purpose.retention_fr, purpose.retention_en),
        unit: purpose.unit_name.unwrap_or_default(),
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
    let mut page = one(&app, &officer, id.clone()).await?;
    page.must_change(&officer)?;
    let version: i64 = fields.text("version").parse().map_err(|_| Error::Stale)?;
    let french = fields.text("text_fr").to_owned();
    let english = fields.text("text_en").to_owned();
    let mut errors = Vec::new();
    for (field, label, text) in
        [("text_fr", "consent-text-fr", &french), ("text_en", "consent-text-en", &english)]
    {
        if !is_sentence(text) {
            let say = |key| app.say(officer.language(), key);
            errors.push(Wrong { field, label: say(label), message: say("consent-refusal-text") });
        }
    }
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

/// POST `/office/purposes/{id}/retire`: it is asked for no more.
pub(super) async fn retire(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = one(&app, &officer, id.clone()).await?;
    page.must_change(&officer)?;
    if !page.may_retire {
        return Err(Error::NotFound);
    }
    app.db.write(move |tx| store::retire_purpose(tx, &id)).await?;
    let notice = Notice::ok(app.say(officer.language(), "consent-purpose-retired"));
    see_other_with("/office/purposes", &notice)
}

impl One {
    /// What a unit above asks of people here is changed there; what the whole organisation asks,
    /// at its top alone.
    fn must_change(&self, officer: &Officer) -> Result<()> {
        match self.may_change {
            true => Ok(()),
            false if self.unit.is_empty() => officer.must_at_top(Right::Settings),
            false => Err(Error::Forbidden(Right::Settings.key())),
        }
    }
}

async fn one(app: &App, officer: &Officer, id: String) -> Result<One> {
    officer.must(Right::Settings)?;
    let language = officer.language();
    let (asked, scope) = (id.clone(), officer.office.scope.clone());
    let (purpose, wordings, is_below) = app
        .db
        .read(move |tx| {
            let known = store::purposes_around(tx, &scope)?;
            let purpose = known.into_iter().find(|one| one.id == asked).ok_or(Error::NotFound)?;
            let is_below = match &purpose.unit {
                Some(unit) => scope.narrowed(tx, unit)?.is_some(),
                None => false,
            };
            Ok((purpose, store::wordings(tx, &asked)?, is_below))
        })
        .await?;
    let is_whole = purpose.unit.is_none();
    let may_change = is_below || is_whole && officer.office.top_rights.has(Right::Settings);
    let versions = wordings.into_iter().map(|wording| Version {
        version: wording.version,
        text: pick(language, wording.text_fr, wording.text_en),
        since: wording.valid_from_at.0,
    });
    Ok(One {
        may_change,
        // The one that stands above the others is what «no electronic contact» rests on.
        may_retire: may_change && id != ELECTRONIC_CONTACT,
        unit: purpose.unit_name.clone().unwrap_or_default(),
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
        unit: "Gard".to_owned(),
        may_change: true,
        may_retire: true,
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
        unit: "Gard".to_owned(),
    };
    let above = One { may_change: false, may_retire: false, ..one(Vec::new()) };
    let wrong = Wrong {
        field: "text_fr",
        label: "Texte français".to_owned(),
        message: "Écrivez une phrase entière.".to_owned(),
    };
    vec![
        SamplePage::new("consent/purposes", Purposes { purposes: vec![listed] }),
        SamplePage::new("consent/purposes-empty", Purposes { purposes: Vec::new() }),
        SamplePage::new("consent/purpose", one(Vec::new())),
        SamplePage::new("consent/purpose-of-above", above),
        SamplePage::new("consent/purpose-refused", one(vec![wrong])),
    ]
}
