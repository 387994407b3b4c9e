//! The person's own switches, which write the ledger.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State as Given;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{
    HISTORY_LINES_MAX, Told, channel_key, name_of, pick, sample_told, state_sentence, told,
};
use crate::accounts::Actor;
use crate::app::App;
use crate::consent::rules::{Channel, ELECTRONIC_CONTACT, Kind, Since, State};
use crate::consent::store::{self, Entry, Evidence, Purpose, Standing};
use crate::org::PersonId;

#[derive(Serialize)]
struct Mine {
    purposes: Vec<Asked>,
    electronic: Option<Asked>,
    history: Vec<Told>,
}

impl Page for Mine {
    const TEMPLATE: &str = "consent/mine.html";
}

/// A purpose with its switches.
#[derive(Serialize)]
struct Asked {
    id: String,
    name: String,
    hint: String,
    retention: String,
    wording: String,
    text: String,
    switches: Vec<Switch>,
}

#[derive(Serialize)]
struct Switch {
    name: String,
    label: String,
    checked: bool,
    hint: String,
}

/// What a person may agree to, what they said, and their ledger.
type Known = (Vec<Purpose>, Vec<Standing>, Vec<Entry>);

/// GET `/me/consents`.
pub(super) async fn show(Given(app): Given<App>, actor: Actor) -> Result<Response> {
    let person = actor.person.clone();
    let known = app
        .db
        .read(move |tx| {
            let purposes = store::purposes_for(tx, &person)?;
            let standing = store::state_of(tx, &person)?;
            Ok((purposes, standing, store::entries_of(tx, &person, HISTORY_LINES_MAX)?))
        })
        .await?;
    app.page(&mine(&app, actor.visit.language, known), &actor.shell(&app))
}

/// POST `/me/consents`: a switch that moved is an entry of the ledger.
pub(super) async fn save(Given(app): Given<App>, actor: Actor, fields: Fields) -> Result<Response> {
    let person = actor.person.clone();
    let sent: BTreeMap<String, String> = fields.texts().iter().cloned().collect();
    let moved = app.db.write(move |tx| write(tx, &person, &sent)).await?;
    let key = if moved == 0 { "consent-nothing-moved" } else { "consent-saved" };
    see_other_with("/me/consents", &Notice::ok(app.say(actor.visit.language, key)))
}

/// Writes what moved, and returns how many switches did.
fn write(tx: &mut Tx<'_>, person: &PersonId, sent: &BTreeMap<String, String>) -> Result<usize> {
    let known = store::state_of(tx, person)?;
    let mut moved = 0;
    for purpose in store::purposes_for(tx, person)? {
        for channel in purpose.channels() {
            let on = sent.contains_key(&field(&purpose.id, channel));
            let state = state(&known, &purpose.id, channel).map(|(state, _)| state);
            let kind = match (purpose.id == ELECTRONIC_CONTACT, on) {
                (false, true) if state != Some(State::Given) => Kind::Given,
                (false, false) if state == Some(State::Given) => Kind::Withdrawn,
                // This switch says no when it is on.
                (true, true) if !state.is_some_and(State::is_no) => Kind::Withdrawn,
                (true, false) if state.is_some_and(State::is_no) => Kind::Given,
                _ => continue,
            };
            let shown = sent.get(&format!("wording.{}", purpose.id)).map(String::as_str);
            if kind == Kind::Given && shown != Some(purpose.wording.as_str()) {
                // The words changed while the page was open: nobody agrees to words unseen.
                return Err(Error::Stale);
            }
            store::record(tx, person, &purpose.id, channel, kind, &Evidence::themselves())?;
            moved += 1;
        }
    }
    Ok(moved)
}

fn field(purpose: &str, channel: Channel) -> String {
    format!("{purpose}.{}", channel.name())
}

fn state(known: &[Standing], purpose: &str, channel: Channel) -> Option<Since> {
    let found = known.iter().find(|one| one.purpose == purpose && one.channel == channel)?;
    Some((found.state, found.at.0))
}

fn mine(app: &App, language: Language, (purposes, known, entries): Known) -> Mine {
    let ids: BTreeSet<&str> = purposes.iter().map(|purpose| purpose.id.as_str()).collect();
    assert!(ids.len() == purposes.len(), "a purpose is listed once: its identifier is unique");
    let asked = |purpose: &Purpose| asked(app, language, purpose, &known);
    let is_electronic = |purpose: &&Purpose| purpose.id == ELECTRONIC_CONTACT;
    Mine {
        electronic: purposes.iter().find(is_electronic).map(asked),
        purposes: purposes.iter().filter(|one| !is_electronic(one)).map(asked).collect(),
        history: entries.into_iter().map(|entry| told(app, language, entry)).collect(),
    }
}

fn asked(app: &App, language: Language, purpose: &Purpose, known: &[Standing]) -> Asked {
    let is_electronic = purpose.id == ELECTRONIC_CONTACT;
    let switch = |channel: Channel| {
        let since = state(known, &purpose.id, channel);
        let is = |test: fn(State) -> bool| since.is_some_and(|(state, _)| test(state));
        let label = if is_electronic {
            "consent-electronic-label"
        } else if channel == Channel::Any {
            "consent-whole-label"
        } else {
            channel_key(channel)
        };
        let hint = match since {
            Some((state, at)) if is_electronic => {
                let key = if state.is_no() {
                    "consent-electronic-since"
                } else {
                    "consent-electronic-again"
                };
                let day = kernel::text::day(language, kernel::time::Moment(at).day());
                app.say_with(language, key, &[("day", day.into())])
            }
            None if is_electronic => app.say(language, "consent-electronic-none"),
            since => state_sentence(app, language, since),
        };
        Switch {
            name: field(&purpose.id, channel),
            label: app.say(language, label),
            checked: if is_electronic { is(State::is_no) } else { is(|s| s == State::Given) },
            hint,
        }
    };
    Asked {
        id: purpose.id.clone(),
        name: name_of(language, purpose),
        hint: pick(language, &purpose.hint_fr, &purpose.hint_en).clone(),
        retention: pick(language, &purpose.retention_fr, &purpose.retention_en).clone(),
        wording: purpose.wording.clone(),
        text: pick(language, &purpose.text_fr, &purpose.text_en).clone(),
        switches: purpose.channels().into_iter().map(switch).collect(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let asked = |id: &str, checked| Asked {
        id: id.to_owned(),
        name: "Lettre d’information".to_owned(),
        hint: "Les nouvelles de l’organisation.".to_owned(),
        retention: "Jusqu’à votre retrait.".to_owned(),
        wording: "1".to_owned(),
        text: "J’accepte de recevoir la lettre d’information par courriel.".to_owned(),
        switches: vec![Switch {
            name: format!("{id}.email"),
            label: "Par courriel".to_owned(),
            checked,
            hint: "Accordé le 4 mars 2024.".to_owned(),
        }],
    };
    let full = Mine {
        purposes: vec![asked("newsletter", true), asked("surveys", false)],
        electronic: Some(asked(ELECTRONIC_CONTACT, false)),
        history: vec![sample_told()],
    };
    let empty = Mine { purposes: Vec::new(), electronic: None, history: Vec::new() };
    vec![SamplePage::new("consent/mine", full), SamplePage::new("consent-mine-empty", empty)]
}
