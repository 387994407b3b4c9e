//! A purpose of a unit, or of the whole organisation when its author works at the top.

use axum::extract::State as Given;
use axum::response::Response;
use kernel::Result;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{channel_key, is_sentence};
use crate::accounts::Officer;
use crate::app::App;
use crate::consent::rules::Channel;
use crate::consent::store::{self, NewPurpose, UNTIL_WITHDRAWN};
use crate::org::Right;

/// Longest name, hint or duration, in characters.
const TEXT_CHARS_MAX: usize = 200;
/// Channels that people agree to one by one.
const CHANNELS: [Channel; 4] = [Channel::Email, Channel::Sms, Channel::Phone, Channel::Post];
/// Texts that must be typed, with their labels.
const TYPED: [(&str, &str); 4] = [
    ("name_fr", "consent-name-fr"),
    ("name_en", "consent-name-en"),
    ("text_fr", "consent-text-fr"),
    ("text_en", "consent-text-en"),
];

#[derive(Debug, Default, Serialize)]
struct New {
    unit: String,
    name_fr: String,
    name_en: String,
    text_fr: String,
    text_en: String,
    hint_fr: String,
    hint_en: String,
    channels: Vec<Choice>,
    errors: Vec<Wrong>,
}

impl Page for New {
    const TEMPLATE: &str = "consent/purpose_new.html";
}

#[derive(Debug, Serialize)]
struct Choice {
    value: &'static str,
    label: String,
    ticked: bool,
}

#[derive(Debug, Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

fn form(app: &App, officer: &Officer, fields: &Fields) -> New {
    let short = |name: &str| fields.text(name).chars().take(TEXT_CHARS_MAX).collect::<String>();
    let choice = |channel: Channel| Choice {
        value: channel.name(),
        label: app.say(officer.language(), channel_key(channel)),
        ticked: fields.all("channel").any(|name| name == channel.name()),
    };
    New {
        unit: officer.office.unit.name.clone(),
        name_fr: short("name_fr"),
        name_en: short("name_en"),
        text_fr: fields.text("text_fr").to_owned(),
        text_en: fields.text("text_en").to_owned(),
        hint_fr: short("hint_fr"),
        hint_en: short("hint_en"),
        channels: CHANNELS.map(choice).into(),
        errors: Vec::new(),
    }
}

/// GET `/office/purposes/new`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    app.page(&form(&app, &officer, &fields), &officer.shell(&app))
}

/// POST `/office/purposes/new`: the purpose belongs to the unit in which the officer works.
pub(super) async fn add(
    Given(app): Given<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Settings)?;
    let mut page = form(&app, &officer, &fields);
    let say = |key: &str| app.say(officer.language(), key);
    for (field, label) in TYPED {
        let typed = fields.text(field).trim();
        let message = match field.starts_with("text") {
            true if !is_sentence(typed) => "consent-refusal-text",
            false if typed.is_empty() => "consent-refusal-name",
            _ => continue,
        };
        page.errors.push(Wrong { field, label: say(label), message: say(message) });
    }
    let channels: Vec<Channel> = fields
        .all("channel")
        .filter_map(Channel::parse)
        .filter(|it| CHANNELS.contains(it))
        .collect();
    if channels.is_empty() {
        let (label, message) = (say("consent-channels"), say("consent-refusal-channels"));
        page.errors.push(Wrong { field: "channel-email", label, message });
    }
    if !page.errors.is_empty() {
        return app.refused(&page, officer.shell(&app));
    }
    let (french, english) = UNTIL_WITHDRAWN;
    let new = NewPurpose {
        name: (page.name_fr, page.name_en),
        hint: (page.hint_fr, page.hint_en),
        retention: (french.to_owned(), english.to_owned()),
        wording: (page.text_fr, page.text_en),
        channels,
    };
    let by = officer.actor.person.clone();
    let unit = Some(&officer.office.unit).filter(|unit| unit.parent.is_some());
    let unit = unit.map(|unit| unit.id.clone());
    let id = app.db.write(move |tx| store::add_purpose(tx, unit.as_ref(), &new, &by)).await?;
    let notice = Notice::ok(app.say(officer.language(), "consent-purpose-added"));
    see_other_with(&format!("/office/purposes/{id}"), &notice)
}

/// The form, empty and refused.
pub(super) fn samples() -> Vec<SamplePage> {
    let channel = Choice { value: "email", label: "Par courriel".to_owned(), ticked: true };
    let wrong = Wrong {
        field: "name_fr",
        label: "Nom en français".to_owned(),
        message: "Écrivez un nom.".to_owned(),
    };
    let refused = New { channels: vec![channel], errors: vec![wrong], ..New::default() };
    vec![
        SamplePage::new("consent/purpose-new", New::default()),
        SamplePage::new("consent/purpose-new-refused", refused),
    ]
}
