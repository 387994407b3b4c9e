//! Changing the tree: name, kind, spellings, a new unit, a move, a closing.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::{Choice, Problem, UnitLine, named, units};
use crate::office::rules;
use crate::org::{self, Right, Scope, UnitId};

#[derive(Serialize)]
struct UnitForm {
    unit: UnitLine,
    /// Whether this adds a unit below rather than changing this one.
    adds: bool,
    name: String,
    kind: String,
    kinds: Vec<Choice>,
    /// Other spellings, one a line.
    aliases: String,
    errors: Vec<Problem>,
}

impl Page for UnitForm {
    const TEMPLATE: &'static str = "office/unit_form.html";
}

#[derive(Serialize)]
struct MovePage {
    unit: UnitLine,
    q: String,
    found: Vec<UnitLine>,
    errors: Vec<Problem>,
}

impl Page for MovePage {
    const TEMPLATE: &'static str = "office/unit_move.html";
}

#[derive(Serialize)]
struct ClosePage {
    unit: UnitLine,
    errors: Vec<Problem>,
}

impl Page for ClosePage {
    const TEMPLATE: &'static str = "office/unit_close.html";
}

/// Most spellings of a unit.
const ALIASES_MAX: usize = 50;

/// The unit that a path names, for somebody who may change units.
fn asked(officer: &Officer, id: &str) -> Result<UnitId> {
    officer.must(Right::ManageUnits)?;
    UnitId::parse(id).ok_or(Error::NotFound)
}

fn form(tx: &mut Tx<'_>, scope: &Scope, language: Language, id: &UnitId) -> Result<UnitForm> {
    let unit = org::unit_in(tx, scope, id)?;
    let kinds = org::unit_kinds(tx)?.into_iter().map(|kind| Choice {
        label: named(language, &kind.name_fr, &kind.name_en).to_owned(),
        value: kind.id,
    });
    Ok(UnitForm {
        adds: false,
        name: unit.name.clone(),
        kind: unit.kind.clone(),
        kinds: kinds.collect(),
        aliases: org::aliases_of(tx, id)?.join("\n"),
        unit: units::line(tx, language, unit, None)?,
        errors: Vec::new(),
    })
}

async fn open_form(app: &App, officer: &Officer, id: &UnitId) -> Result<UnitForm> {
    let (scope, language, id) = (officer.office.scope.clone(), officer.language(), id.clone());
    app.db.read(move |tx| form(tx, &scope, language, &id)).await
}

/// The form that changes a unit.
pub(super) async fn edit(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = asked(&officer, &id)?;
    let page = open_form(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// The form that adds a unit below.
pub(super) async fn new(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = asked(&officer, &id)?;
    let page = open_form(&app, &officer, &id).await?;
    let page = UnitForm { adds: true, name: String::new(), aliases: String::new(), ..page };
    app.page(&page, &officer.shell(&app))
}

impl UnitForm {
    /// The same form with what was typed, and what is wrong with it.
    fn typed(self, app: &App, language: Language, fields: &Fields) -> Self {
        let mut errors = Vec::new();
        let kind = fields.text("kind");
        if rules::name(fields.text("name")).is_none() {
            let problem =
                Problem::of(app, language, "name", "office-unit-name", "office-name-error");
            errors.push(problem);
        }
        if !self.kinds.iter().any(|known| known.value == kind) {
            let problem =
                Problem::of(app, language, "kind", "office-unit-kind", "office-choose-error");
            errors.push(problem);
        }
        Self {
            name: fields.text("name").to_owned(),
            kind: kind.to_owned(),
            aliases: fields.text("aliases").to_owned(),
            errors,
            ..self
        }
    }
}

/// Changes name, kind and spellings.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (id, language) = (asked(&officer, &id)?, officer.language());
    let page = open_form(&app, &officer, &id).await?.typed(&app, language, &fields);
    if !page.errors.is_empty() {
        return app.refused(&page, officer.shell(&app));
    }
    let (scope, kind, aliases) = (officer.office.scope.clone(), page.kind, page.aliases);
    let (name, unit) = (rules::name(&page.name).unwrap_or_default(), id.clone());
    app.db
        .write(move |tx| {
            org::change_unit(tx, &scope, &unit, &kind, &name)?;
            for known in org::aliases_of(tx, &unit)? {
                org::remove_alias(tx, &unit, &known)?;
            }
            let lines = aliases.lines().map(str::trim).filter(|line| !line.is_empty());
            for alias in lines.take(ALIASES_MAX) {
                org::add_alias(tx, &unit, alias)?;
            }
            Ok(())
        })
        .await?;
    let said = Notice::ok(app.say(language, "office-unit-saved"));
    see_other_with(&format!("/office/units/{id}"), &said)
}

/// Adds a unit below.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (id, language) = (asked(&officer, &id)?, officer.language());
    let page = open_form(&app, &officer, &id).await?.typed(&app, language, &fields);
    if !page.errors.is_empty() {
        return app.refused(&UnitForm { adds: true, ..page }, officer.shell(&app));
    }
    let (kind, name) = (page.kind, rules::name(&page.name).unwrap_or_default());
    let scope = officer.office.scope.clone();
    let added = app
        .db
        .write(move |tx| {
            org::unit_in(tx, &scope, &id)?;
            org::add_unit(tx, Some(&id), &kind, &name)
        })
        .await?;
    let said = Notice::ok(app.say(language, "office-unit-added"));
    see_other_with(&format!("/office/units/{added}"), &said)
}

async fn move_page(app: &App, officer: &Officer, id: &UnitId, q: &str) -> Result<MovePage> {
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let (id, q) = (id.clone(), q.to_owned());
    app.db
        .read(move |tx| {
            let unit = org::unit_in(tx, &scope, &id)?;
            let found =
                if q.is_empty() { Vec::new() } else { org::find_units(tx, &scope, &q, 20)? };
            let found = found.into_iter().filter(|unit| unit.id != id);
            let found = found.map(|unit| units::line(tx, language, unit, None));
            let found = found.collect::<Result<_>>()?;
            let unit = units::line(tx, language, unit, None)?;
            Ok(MovePage { unit, q: q.clone(), found, errors: Vec::new() })
        })
        .await
}

/// Asks under which unit to put this one.
pub(super) async fn ask_move(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = asked(&officer, &id)?;
    let page = move_page(&app, &officer, &id, fields.text("q")).await?;
    app.page(&page, &officer.shell(&app))
}

/// Puts a unit under another one.
pub(super) async fn shift(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (id, language) = (asked(&officer, &id)?, officer.language());
    let page = move_page(&app, &officer, &id, fields.text("q")).await?;
    let Some(to) = UnitId::parse(fields.text("to")) else {
        let problem = Problem::of(&app, language, "q", "office-move-to", "office-choose-error");
        return app.refused(&MovePage { errors: vec![problem], ..page }, officer.shell(&app));
    };
    let (scope, unit) = (officer.office.scope.clone(), id.clone());
    match app.db.write(move |tx| org::move_unit(tx, &scope, &unit, &to)).await {
        Ok(()) => {
            let said = Notice::ok(app.say(language, "office-unit-moved"));
            see_other_with(&format!("/office/units/{id}"), &said)
        }
        Err(Error::Refused(key)) => {
            let errors = vec![Problem::rule(&app, language, key)];
            app.refused(&MovePage { errors, ..page }, officer.shell(&app))
        }
        Err(other) => Err(other),
    }
}

async fn close_page(app: &App, officer: &Officer, id: &UnitId) -> Result<ClosePage> {
    let (scope, language, id) = (officer.office.scope.clone(), officer.language(), id.clone());
    app.db
        .read(move |tx| {
            let unit = org::unit_in(tx, &scope, &id)?;
            let unit = units::line(tx, language, unit, None)?;
            Ok(ClosePage { unit, errors: Vec::new() })
        })
        .await
}

/// Asks whether to close a unit.
pub(super) async fn ask_close(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let id = asked(&officer, &id)?;
    let page = close_page(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// Closes a unit that is empty.
pub(super) async fn close(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let (id, language) = (asked(&officer, &id)?, officer.language());
    let page = close_page(&app, &officer, &id).await?;
    let scope = officer.office.scope.clone();
    match app.db.write(move |tx| org::close_unit(tx, &scope, &id)).await {
        Ok(()) => {
            let said = Notice::ok(app.say(language, "office-unit-closed"));
            see_other_with("/office/units", &said)
        }
        Err(Error::Refused(key)) => {
            let errors = vec![Problem::rule(&app, language, key)];
            app.refused(&ClosePage { errors, ..page }, officer.shell(&app))
        }
        Err(other) => Err(other),
    }
}

/// The forms, empty and refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let unit = || UnitLine {
        id: "1".to_owned(),
        name: "Alès".to_owned(),
        kind: "Section".to_owned(),
        people: None,
    };
    let problem = || Problem {
        field: "name".to_owned(),
        label: "Nom".to_owned(),
        message: "Écrivez un nom.".to_owned(),
    };
    let form = |adds, name: &str, errors| UnitForm {
        unit: unit(),
        adds,
        name: name.to_owned(),
        kind: "section".to_owned(),
        kinds: vec![Choice { value: "section".to_owned(), label: "Section".to_owned() }],
        aliases: "ales".to_owned(),
        errors,
    };
    let shift = |q: &str, found, errors| MovePage { unit: unit(), q: q.to_owned(), found, errors };
    vec![
        SamplePage::new("office/unit-edit", form(false, "Alès", Vec::new())),
        SamplePage::new("office/unit-add", form(true, "", Vec::new())),
        SamplePage::new("office/unit-edit-refused", form(false, "", vec![problem()])),
        SamplePage::new("office/unit-move", shift("", Vec::new(), Vec::new())),
        SamplePage::new("office/unit-move-found", shift("a", units::sample_lines(), vec![])),
        SamplePage::new("office/unit-move-refused", shift("Zz", vec![], vec![problem()])),
        SamplePage::new("office/unit-close", ClosePage { unit: unit(), errors: Vec::new() }),
        SamplePage::new(
            "office/unit-close-refused",
            ClosePage { unit: unit(), errors: vec![problem()] },
        ),
    ]
}
