//! A petition typed by somebody mandated, and changed. The words beside the boxes follow the
//! addressee, and are kept as people read them.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::seen;
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::petitions::PetitionId;
use crate::petitions::rules::{Typed, thresholds_typed};
use crate::petitions::store::{self, BoxWords, Petition};

/// A field that was refused.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Problem {
    pub field: &'static str,
    pub label: String,
    pub message: String,
}

/// Refused fields as pages show them.
pub(super) fn problems(
    app: &App,
    language: Language,
    wrong: &[(&'static str, &'static str)],
) -> Vec<Problem> {
    let told = |(field, key): &(&'static str, &'static str)| Problem {
        field,
        label: app.say(language, &format!("petitions-field-{field}")),
        message: app.say(language, key),
    };
    wrong.iter().map(told).collect()
}

/// The words beside the boxes for an addressee.
pub(super) fn box_words(app: &App, addressee: &str) -> BoxWords {
    let organisation = app.organisation_known().name.clone();
    let both = |key: &str| {
        [Language::French, Language::English].map(|language| {
            let args =
                [("addressee", addressee.into()), ("organisation", organisation.as_str().into())];
            app.say_with(language, key, &args)
        })
    };
    [both("petitions-words-delivery"), both("petitions-words-news"), both("petitions-words-shown")]
}

#[derive(Serialize, Default)]
struct Edit {
    /// Empty for a new one.
    id: String,
    version: i64,
    unit: String,
    typed: Typed,
    errors: Vec<Problem>,
}

impl Page for Edit {
    const TEMPLATE: &str = "petitions/edit.html";
}

/// GET `/office/petitions/new`.
pub(super) async fn new(Given(app): Given<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Publish)?;
    let page = Edit { unit: officer.office.unit.name.clone(), ..Edit::default() };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/petitions/new`.
pub(super) async fn create(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Publish)?;
    let typed = Typed::of(&fields);
    let draft = match typed.draft() {
        Ok(draft) => draft,
        Err(wrong) => {
            let errors = problems(&app, officer.language(), &wrong);
            let unit = officer.office.unit.name.clone();
            let page = Edit { unit, typed, errors, ..Edit::default() };
            return app.refused(&page, officer.shell(&app));
        }
    };
    let (unit, hand) = (officer.office.unit.id.clone(), Hand::officer(&officer));
    let words = box_words(&app, &draft.addressee);
    let id = app
        .db
        .write(move |tx| {
            let id = store::propose(tx, &unit, &draft, &hand)?;
            store::put_words(tx, &id, &words)?;
            Ok(id)
        })
        .await?;
    let notice = Notice::ok(app.say(officer.language(), "petitions-created"));
    see_other_with(&format!("/office/petitions/{id}"), &notice)
}

pub(super) async fn found(app: &App, officer: &Officer, id: &str) -> Result<Petition> {
    officer.must(Right::Publish)?;
    let id = PetitionId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app.db.read(move |tx| store::of_scope(tx, &scope, &id)).await?;
    found.ok_or(Error::NotFound)
}

/// GET `/office/petitions/{id}/edit`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let kept = petition.clone();
    let thresholds = app.db.read(move |tx| store::thresholds_of(tx, &kept.id)).await?;
    let page = Edit {
        id: petition.id.to_string(),
        version: petition.version,
        typed: Typed {
            title: petition.title,
            body: petition.body,
            addressee: petition.addressee,
            goal: petition.goal.to_string(),
            thresholds: thresholds_typed(&thresholds),
            opens_on: petition.opens_on.unwrap_or_default(),
            closes_on: petition.closes_on.unwrap_or_default(),
        },
        unit: petition.unit_name,
        errors: Vec::new(),
    };
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/petitions/{id}/edit`.
pub(super) async fn save(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let typed = Typed::of(&fields);
    let version: i64 = fields.text("version").parse().unwrap_or(0);
    let draft = match typed.draft() {
        Ok(draft) => draft,
        Err(wrong) => {
            let page = Edit {
                id,
                version,
                unit: petition.unit_name,
                errors: problems(&app, officer.language(), &wrong),
                typed,
            };
            return app.refused(&page, officer.shell(&app));
        }
    };
    let words = box_words(&app, &draft.addressee);
    let slug = petition.slug.clone();
    app.db
        .write(move |tx| {
            store::change(tx, &petition, version, &draft)?;
            store::put_words(tx, &petition.id, &words)
        })
        .await?;
    seen::forget(&app, &slug);
    let notice = Notice::ok(app.say(officer.language(), "petitions-saved"));
    see_other_with(&format!("/office/petitions/{id}"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let error = Problem {
        field: "title",
        label: "Titre".to_owned(),
        message: "Écrivez un titre.".to_owned(),
    };
    let old = Edit { id: "1".to_owned(), version: 3, errors: vec![error], ..Edit::default() };
    vec![
        SamplePage::new("petitions page edit, new", Edit::default()),
        SamplePage::new("petitions page edit, refused", old),
    ]
}
