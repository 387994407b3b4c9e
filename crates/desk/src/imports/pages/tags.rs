//! The triage of tags: each distinct tag with its count and what it becomes.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, see_other};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::imports::pages::{Choice, Choices, found};
use crate::imports::rules::{Becomes, Class, Mapping, TagChoice, name_of};
use crate::imports::store::{self, Import};

/// Tags that a page shows.
const TAGS_MAX: usize = 1_000;
/// Longest name of what a tag becomes, in characters.
const NAME_CHARS_MAX: usize = 80;

#[derive(Debug, Default, Serialize)]
struct Tags {
    id: String,
    name: String,
    classes: Vec<OfClass>,
    choices: Vec<Choice>,
    refused: Vec<(String, u64)>,
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
    let mut refused = Vec::new();
    for (place, (tag, rows)) in counted(import)?.into_iter().enumerate() {
        let class = Class::of(&tag);
        if class == Class::Sensitive {
            refused.push((tag, rows));
            continue;
        }
        let guess = || {
            let becomes = class.becomes();
            TagChoice { becomes, name: name_of(&tag, becomes) }
        };
        let choice = chosen.tags.get(&values::fold(&tag)).cloned().unwrap_or_else(guess);
        let of = classes.entry(class).or_insert_with(|| OfClass {
            label: app.say(language, class.key()),
            rows: 0,
            tags: Vec::new(),
        });
        of.rows += rows;
        let (field, becomes) = (format!("tag-{place}"), choice.becomes.name());
        of.tags.push(Shown { tag, rows, field, becomes, name: choice.name });
    }
    let choice =
        |it: Becomes| Choice { value: it.name().to_owned(), label: app.say(language, it.key()) };
    Ok(Tags {
        id: import.id.to_string(),
        name: import.name.clone(),
        classes: classes.into_values().collect(),
        choices: Becomes::ALL.into_iter().map(choice).collect(),
        refused,
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
    let mut chosen: Vec<(String, TagChoice)> = Vec::new();
    for (place, (tag, _)) in counted(&import)?.into_iter().enumerate() {
        let becomes = Becomes::parse(fields.text(&format!("tag-{place}")));
        let Some(becomes) = becomes.filter(|_| Class::of(&tag) != Class::Sensitive) else {
            continue;
        };
        let typed = fields.text(&format!("tag-{place}-name")).trim();
        let name = typed.chars().take(NAME_CHARS_MAX).collect();
        chosen.push((tag, TagChoice { becomes, name }));
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

pub(super) fn samples() -> Vec<SamplePage> {
    let shown = Shown {
        tag: "attended-2025-fete".to_owned(),
        rows: 31,
        field: "tag-0".to_owned(),
        becomes: "attended",
        name: "2025 fete".to_owned(),
    };
    let choice = |value: &str| Choice { value: value.to_owned(), label: value.to_owned() };
    let full = Tags {
        id: "0".to_owned(),
        name: "people.csv".to_owned(),
        classes: vec![OfClass { label: "Présences".to_owned(), rows: 31, tags: vec![shown] }],
        choices: vec![choice("tag"), choice("attended")],
        refused: vec![("syndicat-ugt".to_owned(), 36)],
    };
    vec![
        SamplePage::new("imports/tags", full),
        SamplePage::new("imports/tags-empty", Tags::default()),
    ]
}
