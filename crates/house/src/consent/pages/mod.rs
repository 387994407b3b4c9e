//! The pages of consents: the person's switches, the officers' view, the purposes and wordings.

mod mine;
mod new_purpose;
mod person;
mod purposes;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use kernel::text::Language;
use kernel::view::SamplePage;
use serde::Serialize;

use crate::app::App;
use crate::consent::rules::{Channel, Kind, State, Way};
use crate::consent::store::{Entry, Purpose};

/// Largest scanned paper, in bytes.
const SCAN_BYTES_MAX: usize = 5 * 1024 * 1024;
/// What a form may weigh with its scan, in bytes.
const FORM_BYTES_MAX: usize = SCAN_BYTES_MAX + 64 * 1024;
/// Most lines of the ledger on a page.
const HISTORY_LINES_MAX: i64 = 200;

/// The pages' addresses.
pub(super) fn routes() -> Router<App> {
    let with_scan = Router::new()
        .route("/office/people/{id}/consents", get(person::show).post(person::write))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX));
    Router::new()
        .route("/me/consents", get(mine::show).post(mine::save))
        .route("/office/people/{id}/consents/{entry}", get(person::scan))
        .route("/office/purposes", get(purposes::list))
        .route("/office/purposes/new", get(new_purpose::show).post(new_purpose::add))
        .route("/office/purposes/{id}/retire", post(purposes::retire))
        .route("/office/purposes/{id}", get(purposes::show).post(purposes::write))
        .merge(with_scan)
}

/// Longest wording, in characters.
const WORDING_CHARS_MAX: usize = 1_000;
/// Shortest wording, in characters.
const WORDING_CHARS_MIN: usize = 20;

fn is_sentence(text: &str) -> bool {
    (WORDING_CHARS_MIN..=WORDING_CHARS_MAX).contains(&text.chars().count())
}

/// A line of the ledger as it is read.
#[derive(Serialize)]
struct Told {
    id: String,
    at: i64,
    purpose: String,
    channel: String,
    kind: String,
    way: String,
    obtained_on: String,
    by: String,
    detail: String,
    version: Option<i64>,
    wording: String,
    has_scan: bool,
}

fn told(app: &App, language: Language, entry: Entry) -> Told {
    let say = |key| app.say(language, key);
    Told {
        id: entry.id,
        at: entry.at.0,
        purpose: pick(language, entry.name_fr, entry.name_en),
        channel: say(channel_key(Channel::parse(&entry.channel).unwrap_or(Channel::Any))),
        kind: say(kind_key(Kind::parse(&entry.kind))),
        way: say(way_key(Way::parse(&entry.way))),
        obtained_on: entry.obtained_on,
        by: entry.by_name,
        detail: entry.detail,
        version: entry.version,
        wording: pick(language, entry.text_fr, entry.text_en).unwrap_or_default(),
        has_scan: entry.scan.is_some(),
    }
}

fn pick<T>(language: Language, french: T, english: T) -> T {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

fn name_of(language: Language, purpose: &Purpose) -> String {
    pick(language, &purpose.name_fr, &purpose.name_en).clone()
}

const fn channel_key(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "consent-channel-email",
        Channel::Phone => "consent-channel-phone",
        Channel::Sms => "consent-channel-sms",
        Channel::Post => "consent-channel-post",
        Channel::Any => "consent-channel-any",
    }
}

const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Given => "consent-kind-given",
        Kind::Withdrawn => "consent-kind-withdrawn",
        Kind::Refused => "consent-kind-refused",
    }
}

const fn way_key(way: Way) -> &'static str {
    match way {
        Way::Form => "consent-way-form",
        Way::Paper => "consent-way-paper",
        Way::Oral => "consent-way-oral",
        Way::Themselves => "consent-way-themselves",
        Way::Legacy => "consent-way-legacy",
        Way::Merge => "consent-way-merge",
    }
}

/// The text key of what holds, with `day`.
const fn state_key(state: State) -> &'static str {
    match state {
        State::Given => "consent-state-given",
        State::Withdrawn => "consent-state-withdrawn",
        State::Refused => "consent-state-refused",
        State::Legacy => "consent-state-legacy",
    }
}

/// What holds and since which day, as a sentence.
fn state_sentence(app: &App, language: Language, state: Option<(State, i64)>) -> String {
    let Some((state, at)) = state else { return app.say(language, "consent-state-none") };
    let day = kernel::text::day(language, kernel::time::Moment(at).day());
    app.say_with(language, state_key(state), &[("day", day.into())])
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let mut samples = mine::samples();
    samples.extend(person::samples());
    samples.extend(purposes::samples());
    samples.extend(new_purpose::samples());
    samples
}

/// A believable line of the ledger.
fn sample_told() -> Told {
    Told {
        id: "1".to_owned(),
        at: 1_795_507_200_000,
        purpose: "Lettre d’information".to_owned(),
        channel: "par courriel".to_owned(),
        kind: "Accordé".to_owned(),
        way: "Papier signé".to_owned(),
        obtained_on: "2026-11-20".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        detail: "Fête de la section".to_owned(),
        version: Some(1),
        wording: "J’accepte de recevoir la lettre d’information par courriel.".to_owned(),
        has_scan: true,
    }
}
