//! The roles that mandates give and the kinds of units: defined by the organisation.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::{Choice, Problem, named};
use crate::office::rules;
use crate::org::{self, Right, Rights, UnitKind};

#[derive(Serialize)]
struct RoleLine {
    id: String,
    name: String,
    rights: Vec<String>,
    is_retired: bool,
}

#[derive(Serialize)]
struct RolesPage {
    roles: Vec<RoleLine>,
    name_fr: String,
    name_en: String,
    rights: Vec<Choice>,
    ticked: Vec<String>,
    errors: Vec<Problem>,
}

impl Page for RolesPage {
    const TEMPLATE: &'static str = "office/roles.html";
}

async fn roles_page(app: &App, officer: &Officer, fields: &Fields) -> Result<RolesPage> {
    officer.must_at_top(Right::Settings)?;
    let language = officer.language();
    let say = |right: Right| app.say(language, right.key());
    let line = |role: org::Role| RoleLine {
        name: named(language, &role.name_fr, &role.name_en).to_owned(),
        rights: role.rights.iter().map(say).collect(),
        id: role.id,
        is_retired: role.is_retired,
    };
    let roles = app.db.read(org::roles).await?;
    let choice = |right: Right| Choice { value: right.name().to_owned(), label: say(right) };
    Ok(RolesPage {
        roles: roles.into_iter().map(line).collect(),
        name_fr: fields.text("name_fr").to_owned(),
        name_en: fields.text("name_en").to_owned(),
        rights: Right::ALL.into_iter().map(choice).collect(),
        ticked: fields.all("right").map(str::to_owned).collect(),
        errors: Vec::new(),
    })
}

/// The roles and the form of a new one.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let page = roles_page(&app, &officer, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

/// Adds a role, with rights that its author holds.
pub(super) async fn add(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let mut page = roles_page(&app, &officer, &fields).await?;
    let language = officer.language();
    for (field, label) in [("name_fr", "office-name-fr"), ("name_en", "office-name-en")] {
        if rules::name(fields.text(field)).is_none() {
            page.errors.push(Problem::of(&app, language, field, label, "office-name-error"));
        }
    }
    let rights = Rights::parse(&page.ticked.join(" "));
    if !officer.office.rights.covers(&rights) {
        let key = org::Refusal::MoreRightsThanHeld.key();
        page.errors.push(Problem::rule(&app, language, key));
    }
    if !page.errors.is_empty() {
        return app.refused(&page, officer.shell(&app));
    }
    let french = rules::name(&page.name_fr).unwrap_or_default();
    let english = rules::name(&page.name_en).unwrap_or_default();
    app.db.write(move |tx| org::add_role(tx, &french, &english, &rights)).await?;
    see_other_with("/office/roles", &Notice::ok(app.say(language, "office-role-added")))
}

/// Stops giving a role.
pub(super) async fn retire(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must_at_top(Right::Settings)?;
    let known = app.db.write(move |tx| org::retire_role(tx, &id)).await?;
    if !known {
        return Err(Error::NotFound);
    }
    let said = Notice::ok(app.say(officer.language(), "office-role-retired"));
    see_other_with("/office/roles", &said)
}

#[derive(Serialize)]
struct KindsPage {
    kinds: Vec<UnitKind>,
    name_fr: String,
    name_en: String,
    errors: Vec<Problem>,
}

impl Page for KindsPage {
    const TEMPLATE: &'static str = "office/kinds.html";
}

async fn kinds_page(app: &App, officer: &Officer, fields: &Fields) -> Result<KindsPage> {
    officer.must_at_top(Right::Settings)?;
    Ok(KindsPage {
        kinds: app.db.read(org::unit_kinds).await?,
        name_fr: fields.text("name_fr").to_owned(),
        name_en: fields.text("name_en").to_owned(),
        errors: Vec::new(),
    })
}

/// The kinds of units and the form of a new one.
pub(super) async fn kinds(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let page = kinds_page(&app, &officer, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

/// Adds a kind, or renames the one whose French name makes the same short name.
pub(super) async fn set_kind(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let mut page = kinds_page(&app, &officer, &fields).await?;
    let language = officer.language();
    for (field, label) in [("name_fr", "office-name-fr"), ("name_en", "office-name-en")] {
        if rules::name(fields.text(field)).is_none() {
            page.errors.push(Problem::of(&app, language, field, label, "office-name-error"));
        }
    }
    if !page.errors.is_empty() {
        return app.refused(&page, officer.shell(&app));
    }
    let french = rules::name(&page.name_fr).unwrap_or_default();
    let english = rules::name(&page.name_en).unwrap_or_default();
    let slug = rules::slug(&french);
    let known = page.kinds.iter().find(|kind| kind.id == slug);
    let last = page.kinds.iter().map(|kind| kind.rank).max().unwrap_or(0);
    let rank = known.map_or(last + 1, |kind| kind.rank);
    app.db.write(move |tx| org::set_unit_kind(tx, &slug, &french, &english, rank)).await?;
    see_other_with("/office/kinds", &Notice::ok(app.say(language, "office-kind-saved")))
}

/// Roles and kinds, and their forms refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let problem = || Problem {
        field: "name_fr".to_owned(),
        label: "Nom en français".to_owned(),
        message: "Écrivez un nom.".to_owned(),
    };
    let role = |is_retired| RoleLine {
        id: "secretary".to_owned(),
        name: "Secrétaire".to_owned(),
        rights: vec!["Voir les totaux".to_owned(), "Exporter des listes".to_owned()],
        is_retired,
    };
    let right = Choice { value: "totals".to_owned(), label: "Voir les totaux".to_owned() };
    let roles = |errors| RolesPage {
        roles: vec![role(false), role(true)],
        name_fr: String::new(),
        name_en: String::new(),
        rights: vec![right.clone()],
        ticked: vec!["totals".to_owned()],
        errors,
    };
    let kind = UnitKind {
        id: "section".to_owned(),
        name_fr: "Section".to_owned(),
        name_en: "Section".to_owned(),
        rank: 2,
        units: 60,
    };
    let kinds = |errors| KindsPage {
        kinds: vec![kind.clone()],
        name_fr: String::new(),
        name_en: String::new(),
        errors,
    };
    vec![
        SamplePage::new("office/roles", roles(Vec::new())),
        SamplePage::new("office/roles-refused", roles(vec![problem()])),
        SamplePage::new("office/kinds", kinds(Vec::new())),
        SamplePage::new("office/kinds-refused", kinds(vec![problem()])),
    ]
}
