//! The triage of tags: each distinct tag with its count and what it becomes.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::access::REASON_CHARS_MIN;
use crate::accounts::Officer;
use crate::app::App;
use crate::imports::pages::{Choice, Choices, found};
use crate::imports::rules::{Becomes, Class, Mapping, TagChoice, name_of};
use crate::imports::store::{self, Import};

/// Tags that a page shows.
const TAGS_MAX: usize = 1_000;
/// Longest name of what a tag becomes, in characters.
const NAME_CHARS_MAX: usize = 80;
/// Longest reason to keep a tag, in characters.
const REASON_CHARS_MAX: usize = 300;

#[derive(Debug, Default, Serialize)]
struct Tags {
    id: String,
    name: String,
    classes: Vec<OfClass>,
    choices: Vec<Choice>,
    /// Tags that were taken out, each with why it may be kept from now on.
    refused: Vec<Shown>,
    error: String,
}

#[derive(Debug, Serialize)]
struct OfClass {
    label: String,
    rows: u64,
    tags: Vec<Shown>,
}

#[derive(Debug, Serialize)]
struct Shown {
    tag: String,
    rows: u64,
    field: String,
    becomes: &'static str,
    name: String,
    reason: String,
    error: bool,
}

impl Page for Tags {
    const TEMPLATE: &'static str = "imports/tags.html";
}

pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    if import.has_begun() {
        return see_other(&format!("/office/imports/{}", import.id));
    }
    let page = tags(&app, &officer, &import)?;
    app.page(&page, &officer.shell(&app))
}

fn counted(import: &Import) -> Result<Vec<(String, u64)>> {
    let counts: BTreeMap<String, u64> = serde_json::from_str(&import.tags)?;
    Ok(counts.into_iter().take(TAGS_MAX).collect())
}

fn tags(app: &App, officer: &Officer, import: &Import) -> Result<Tags> {
    let chosen: Choices = serde_json::from_str(&import.choices)?;
    let language = officer.language();
    let mut classes: BTreeMap<Class, OfClass> = BTreeMap::new();
    let mut refused: Vec<Shown> = Vec::new();
    for (place, (tag, rows)) in counted(import)?.into_iter().enumerate() {
        let class = Class::of(&tag);
        let guess = || {
            let becomes = class.becomes();
            TagChoice { becomes, name: name_of(&tag, becomes), reason: String::new() }
        };
        let choice = chosen.tags.get(&values::fold(&tag)).cloned().unwrap_or_else(guess);
        let (field, becomes) = (format!("tag-{place}"), choice.becomes.name());
        let (name, reason) = (choice.name, choice.reason);
        let shown = Shown { tag, rows, field, becomes, name, reason, error: false };
        if class == Class::Sensitive {
            refused.push(shown);
            continue;
        }
        let of = classes.entry(class).or_insert_with(|| OfClass {
            label: app.say(language, class.key()),
            rows: 0,
            tags: Vec::new(),
        });
        of.rows += rows;
        of.tags.push(shown);
    }
    let choice =
        |it: Becomes| Choice { value: it.name().to_owned(), label: app.say(language, it.key()) };
    Ok(Tags {
        id: import.id.to_string(),
        name: import.name.clone(),
        classes: classes.into_values().collect(),
        choices: Becomes::ALL.into_iter().map(choice).collect(),
        refused,
        error: String::new(),
    })
}

pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    let mut choices: Choices = serde_json::from_str(&import.choices)?;
    let chosen = chosen(&import, &fields)?;
    let unsaid = chosen.iter().any(|(tag, choice)| is_unsaid(tag, choice));
    if unsaid {
        let folded = chosen.iter().map(|(tag, choice)| (values::fold(tag), choice.clone()));
        choices.tags.extend(folded);
        let typed = Import { choices: serde_json::to_string(&choices)?, ..import };
        let mut page = tags(&app, &officer, &typed)?;
        let least = [("least", REASON_CHARS_MIN.into())];
        page.error = app.say_with(officer.language(), "imports-tags-reason-missing", &least);
        for shown in &mut page.refused {
            shown.error = shown.becomes != Becomes::Dropped.name()
                && shown.reason.chars().count() < REASON_CHARS_MIN;
        }
        return app.refused(&page, officer.shell(&app));
    }
    let folded = chosen.iter().map(|(tag, choice)| (values::fold(tag), choice.clone()));
    choices.tags.extend(folded);
    let mapping: Mapping = serde_json::from_str(&import.mapping)?;
    let (unit, by) = (officer.office.unit.id.clone(), officer.office.person.clone());
    let (id, choices) = (import.id.clone(), serde_json::to_string(&choices)?);
    let saved = app
        .db
        .write(move |tx| {
            store::remember_tags(tx, &unit, &chosen, Some(&by))?;
            store::set_choices(tx, &id, &mapping, &choices)
        })
        .await?;
    if !saved {
        return Err(Error::Refused("imports-already-started"));
    }
    see_other(&format!("/office/imports/{}/preview", import.id))
}

/// Whether a tag that seems to say what nobody may keep is to be kept without a reason.
fn is_unsaid(tag: &str, choice: &TagChoice) -> bool {
    Class::of(tag) == Class::Sensitive
        && choice.becomes != Becomes::Dropped
        && choice.reason.chars().count() < REASON_CHARS_MIN
}

/// What was chosen for each tag of the form.
fn chosen(import: &Import, fields: &Fields) -> Result<Vec<(String, TagChoice)>> {
    let mut chosen = Vec::new();
    for (place, (tag, _)) in counted(import)?.into_iter().enumerate() {
        let Some(becomes) = Becomes::parse(fields.text(&format!("tag-{place}"))) else {
            continue;
        };
        let short = |field: &str, most: usize| -> String {
            let typed = fields.text(&format!("tag-{place}-{field}"));
            typed.trim().chars().take(most).collect()
        };
        let (name, mut reason) = (short("name", NAME_CHARS_MAX), String::new());
        if Class::of(&tag) == Class::Sensitive && becomes != Becomes::Dropped {
            reason = short("reason", REASON_CHARS_MAX);
        }
        chosen.push((tag, TagChoice { becomes, name, reason }));
    }
    Ok(chosen)
}

pub(super) fn samples() -> Vec<SamplePage> {
    let shown = |tag: &str, field: &str, becomes: &'static str, error: bool| Shown {
        tag: tag.to_owned(),
        rows: 31,
        field: field.to_owned(),
        becomes,
        name: "2025 fete".to_owned(),
        reason: String::new(),
        error,
    };
    let of = |tags: Vec<Shown>| OfClass { label: "Présences".to_owned(), rows: 31, tags };
    let choice = |value: &str| Choice { value: value.to_owned(), label: value.to_owned() };
    let full = Tags {
        id: "0".to_owned(),
        name: "people.csv".to_owned(),
        classes: vec![of(vec![shown("attended-2025-fete", "tag-0", "attended", false)])],
        choices: vec![choice("tag"), choice("attended")],
        refused: vec![shown("syndicat-ugt", "tag-1", "tag", true)],
        error: "Écrivez pourquoi.".to_owned(),
    };
    vec![
        SamplePage::new("imports/tags", full),
        SamplePage::new("imports/tags-empty", Tags::default()),
    ]
}
