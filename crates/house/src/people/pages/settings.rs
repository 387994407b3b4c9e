//! What a unit defines for its records: custom fields, and tags in groups.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::org::Right;
use crate::people::pages::Choice;
use crate::people::store::{self, CustomField, Tag};
use crate::people::{FieldId, FieldKind, TagId};

const NAME_CHARS_MAX: usize = 80;
const CHOICES_MAX: usize = 60;

#[derive(Serialize, Default)]
pub(super) struct FieldsPage {
    fields: Vec<FieldLine>,
    kinds: Vec<Choice>,
    label_fr: String,
    label_en: String,
    kind: String,
    choices: String,
    error_label: bool,
    error_choices: bool,
}

#[derive(Serialize)]
struct FieldLine {
    id: String,
    label: String,
    kind: String,
    unit: String,
    choices: String,
    retired: bool,
}

impl Page for FieldsPage {
    const TEMPLATE: &str = "people/fields.html";
}

#[derive(Serialize, Default)]
pub(super) struct TagsPage {
    tags: Vec<TagLine>,
    groups: Vec<Choice>,
    name: String,
    group: String,
    error: bool,
}

#[derive(Serialize)]
struct TagLine {
    id: String,
    name: String,
    group: String,
    unit: String,
    retired: bool,
}

impl Page for TagsPage {
    const TEMPLATE: &str = "people/tags.html";
}

fn cut(text: &str) -> String {
    text.chars().take(NAME_CHARS_MAX).collect()
}

/// `GET /office/fields`.
pub(super) async fn fields(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Settings)?;
    let page = fields_page(&app, &officer).await?;
    app.page(&page, &officer.shell(&app))
}

async fn fields_page(app: &App, officer: &Officer) -> Result<FieldsPage> {
    let language = officer.language();
    let scope = officer.office.scope.clone();
    let known = app.db.read(move |tx| store::fields_of_scope(tx, &scope)).await?;
    let line = |field: CustomField| FieldLine {
        id: field.id.to_string(),
        label: field.label(language).to_owned(),
        kind: app.say(language, field.kind.key()),
        choices: field.choices.join(", "),
        unit: field.unit_name,
        retired: field.retired,
    };
    let kind = |kind: FieldKind| Choice::new(kind.name(), app.say(language, kind.key()));
    Ok(FieldsPage {
        fields: known.into_iter().map(line).collect(),
        kinds: FieldKind::ALL.map(kind).into(),
        ..FieldsPage::default()
    })
}

/// `POST /office/fields`: defines a field at the officer's unit.
pub(super) async fn add_field(
    State(app): State<App>,
    officer: Officer,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    let kind = FieldKind::parse(sent.text("kind")).unwrap_or_default();
    let (label_fr, label_en) = (cut(sent.text("label_fr")), cut(sent.text("label_en")));
    let choices: Vec<String> = sent
        .text("choices")
        .lines()
        .map(|line| cut(line.trim()))
        .filter(|line| !line.is_empty())
        .take(CHOICES_MAX)
        .collect();
    let error_label = values::names::fold(&label_fr).is_empty();
    let error_choices = kind == FieldKind::Choice && choices.len() < 2;
    if error_label || error_choices {
        let page = FieldsPage {
            label_fr,
            label_en,
            kind: kind.name().to_owned(),
            choices: sent.text("choices").to_owned(),
            error_label,
            error_choices,
            ..fields_page(&app, &officer).await?
        };
        return app.refused(&page, officer.shell(&app));
    }
    let unit = officer.office.unit.id.clone();
    app.db
        .write(move |tx| store::add_field(tx, &unit, &label_fr, &label_en, kind, &choices))
        .await?;
    let text = app.say(officer.language(), "people-fields-added");
    see_other_with("/office/fields", &Notice::ok(text))
}

/// `POST /office/fields/{id}`: stops asking a field, or asks it again (`retired` 1 or 0).
pub(super) async fn retire_field(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    let field = FieldId::parse(&id).ok_or(Error::NotFound)?;
    let (scope, retired) = (officer.office.scope.clone(), sent.text("retired") == "1");
    app.db.write(move |tx| store::retire_field(tx, &scope, &field, retired)).await?;
    let text = app.say(officer.language(), "people-fields-changed");
    see_other_with("/office/fields", &Notice::ok(text))
}

/// `GET /office/tags`.
pub(super) async fn tags(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let page = tags_page(&app, &officer).await?;
    app.page(&page, &officer.shell(&app))
}

async fn tags_page(app: &App, officer: &Officer) -> Result<TagsPage> {
    let scope = officer.office.scope.clone();
    let read = app.db.read(move |tx| {
        Ok((store::tags_of_scope(tx, &scope)?, store::groups_for(tx, scope.unit())?))
    });
    let (tags, groups) = read.await?;
    let line = |tag: Tag| TagLine {
        id: tag.id.to_string(),
        name: tag.name,
        group: tag.group_name.unwrap_or_default(),
        unit: tag.unit_name,
        retired: tag.retired,
    };
    let group = |group: store::TagGroup| Choice::new(group.id.to_string(), group.name);
    Ok(TagsPage {
        tags: tags.into_iter().map(line).collect(),
        groups: groups.into_iter().map(group).collect(),
        ..TagsPage::default()
    })
}

/// `POST /office/tags`: defines a tag at the officer's unit, in a group or in none.
pub(super) async fn add_tag(
    State(app): State<App>,
    officer: Officer,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let (name, group) = (cut(sent.text("name")), cut(sent.text("group")));
    if values::names::fold(&name).is_empty() {
        let page = TagsPage { name, group, error: true, ..tags_page(&app, &officer).await? };
        return app.refused(&page, officer.shell(&app));
    }
    let scope = officer.office.scope.clone();
    app.db
        .write(move |tx| {
            let tag = store::ensure_tag(tx, scope.unit(), &name)?;
            let known = store::tags_of_scope(tx, &scope)?;
            if !group.is_empty() && known.iter().any(|one| one.id == tag) {
                let group = store::ensure_group(tx, scope.unit(), &group)?;
                store::group_tag(tx, &scope, &tag, Some(&group))?;
            }
            Ok(())
        })
        .await?;
    let text = app.say(officer.language(), "people-tags-added");
    see_other_with("/office/tags", &Notice::ok(text))
}

/// `POST /office/tags/{id}`: retires a tag, gives it again, or puts it into a group.
pub(super) async fn change_tag(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let tag = TagId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let group = sent.has("group").then(|| cut(sent.text("group")));
    let retired = sent.text("retired") == "1";
    app.db
        .write(move |tx| match &group {
            Some(name) if name.is_empty() => store::group_tag(tx, &scope, &tag, None),
            Some(name) => {
                let group = store::ensure_group(tx, scope.unit(), name)?;
                store::group_tag(tx, &scope, &tag, Some(&group))
            }
            None => store::retire_tag(tx, &scope, &tag, retired),
        })
        .await?;
    let text = app.say(officer.language(), "people-tags-changed");
    see_other_with("/office/tags", &Notice::ok(text))
}

/// Both pages as samples: empty, with lines, refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let field = |retired| FieldLine {
        id: "1".to_owned(),
        label: "Métier".to_owned(),
        kind: "Texte".to_owned(),
        unit: "Gard".to_owned(),
        choices: "a, b".to_owned(),
        retired,
    };
    let tag = |retired| TagLine {
        id: "1".to_owned(),
        name: "Collage".to_owned(),
        group: "Bénévolat".to_owned(),
        unit: "Gard".to_owned(),
        retired,
    };
    vec![
        SamplePage::new("people/fields", FieldsPage::default()),
        SamplePage::new(
            "people/fields-refused",
            FieldsPage {
                fields: vec![field(false), field(true)],
                error_label: true,
                error_choices: true,
                ..FieldsPage::default()
            },
        ),
        SamplePage::new("people/tags", TagsPage::default()),
        SamplePage::new(
            "people/tags-refused",
            TagsPage { tags: vec![tag(false), tag(true)], error: true, ..TagsPage::default() },
        ),
    ]
}
