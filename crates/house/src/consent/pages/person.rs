//! The officers' view of a person's consents: what holds, its proofs, and what they may add.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::files::{self, FileId};
use kernel::text::Language;
use kernel::time::{DAY_MS, Moment};
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, Upload, download, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{
    HISTORY_LINES_MAX, SCAN_BYTES_MAX, Told, channel_key, name_of, sample_told, state_sentence,
    told,
};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::consent::rules::{Channel, Kind, Way, may_record};
use crate::consent::store::{self, Entry, Evidence, Purpose, Standing};
use crate::org::{Office, PersonId, Right};

/// How long a scan outlives its reception; the record's erasure removes it before.
const SCAN_KEPT_MS: i64 = 100 * 365 * DAY_MS;

#[derive(Serialize)]
struct OfPerson {
    id: String,
    name: String,
    erased_on: Option<String>,
    may_write: bool,
    holds: Vec<Holds>,
    history: Vec<Told>,
    targets: Vec<Choice>,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
    typed: Typed,
    today: String,
    errors: Vec<Wrong>,
}

impl Page for OfPerson {
    const TEMPLATE: &str = "consent/person.html";
}

#[derive(Serialize)]
struct Holds {
    purpose: String,
    channel: String,
    sentence: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
}

#[derive(Serialize)]
struct Wrong {
    field: &'static str,
    label: String,
    message: String,
}

/// What an officer typed.
#[derive(Debug, Clone, Default, Serialize)]
struct Typed {
    target: String,
    kind: String,
    way: String,
    obtained_on: String,
    detail: String,
}

/// What is shown of a person.
struct Known {
    name: String,
    erased_on: Option<String>,
    purposes: Vec<Purpose>,
    standing: Vec<Standing>,
    entries: Vec<Entry>,
}

/// GET `/office/people/{id}/consents`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let known = app.db.write(move |tx| known(tx, &office, &by, &person)).await?;
    let Some(known) = known else { return see_other(&format!("/office/people/{id}")) };
    let page = page(&app, &officer, id, known, Typed::default(), Vec::new());
    app.page(&page, &officer.shell(&app))
}

/// POST `/office/people/{id}/consents`: an entry with its evidence.
pub(super) async fn write(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let typed = Typed {
        target: fields.text("target").to_owned(),
        kind: fields.text("kind").to_owned(),
        way: fields.text("way").to_owned(),
        obtained_on: iso_day(fields.text("obtained_on")),
        detail: fields.text("detail").chars().take(DETAIL_CHARS_MAX).collect(),
    };
    let scan = match read_scan(fields.take_file("scan")) {
        Ok(scan) => scan,
        Err(key) => return refused(&app, &officer, id, person, typed, key).await,
    };
    let (office, by, form) = (officer.office.clone(), officer.actor.name.clone(), typed.clone());
    let subject = person.clone();
    let outcome = app
        .db
        .write(move |tx| {
            store::person_in_scope(tx, &office.scope, &subject)?.ok_or(Error::NotFound)?;
            add(tx, &office, &by, &subject, &form, scan.as_deref())
        })
        .await?;
    match outcome {
        Ok(()) => see_other_with(
            &format!("/office/people/{id}/consents"),
            &Notice::ok(app.say(officer.language(), "consent-noted")),
        ),
        Err(key) => refused(&app, &officer, id, person, typed, key).await,
    }
}

/// Longest account of how something was said, in characters.
const DETAIL_CHARS_MAX: usize = 500;

/// GET `/office/people/{id}/consents/{entry}`: the scanned paper.
pub(super) async fn scan(
    Given(app): Given<App>,
    officer: Officer,
    Path((id, entry)): Path<(String, String)>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let content = app
        .db
        .write(move |tx| {
            if known(tx, &office, &by, &person)?.is_none() {
                return Ok(None);
            }
            let file = store::scan_of(tx, &person, &entry)?.ok_or(Error::NotFound)?;
            let (mut content, mut part) = (Vec::new(), 0);
            while let Some(bytes) = files::part(tx, &file, part)? {
                content.extend(bytes);
                part += 1;
            }
            Ok(Some(content))
        })
        .await?;
    let Some(content) = content else { return see_other(&format!("/office/people/{id}")) };
    let (kind, ending) = media_type(&content).unwrap_or(("application/octet-stream", "bin"));
    download(&format!("accord.{ending}"), kind, content)
}

/// What is shown of a person, after the look was written down; `None` when the officer must say
/// why first.
fn known(tx: &mut Tx<'_>, office: &Office, by: &str, person: &PersonId) -> Result<Option<Known>> {
    let (home, name) = store::person_in_scope(tx, &office.scope, person)?.ok_or(Error::NotFound)?;
    if !access::note_again(tx, office, by, person, &home)? {
        return Ok(None);
    }
    Ok(Some(Known {
        name,
        erased_on: store::erased_on(tx, person)?,
        purposes: store::purposes_for(tx, person)?,
        standing: store::state_of(tx, person)?,
        entries: store::entries_of(tx, person, HISTORY_LINES_MAX)?,
    }))
}

/// Adds the entry, or tells the text key of the rule that says no.
fn add(
    tx: &mut Tx<'_>,
    office: &Office,
    by: &str,
    person: &PersonId,
    typed: &Typed,
    scan: Option<&[u8]>,
) -> Result<std::result::Result<(), &'static str>> {
    let chosen = typed.target.split_once('.');
    let chosen = chosen.and_then(|(purpose, name)| Some((purpose, Channel::parse(name)?)));
    let asked = store::purposes_for(tx, person)?;
    let chosen = chosen.filter(|(id, channel)| {
        asked.iter().any(|one| one.id == *id && one.channels().contains(channel))
    });
    let Some((purpose, channel)) = chosen else { return Ok(Err("consent-refusal-target")) };
    let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == typed.kind) else {
        return Ok(Err("consent-refusal-kind"));
    };
    let ways = [Way::Paper, Way::Oral];
    let Some(way) = ways.into_iter().find(|way| way.name() == typed.way) else {
        return Ok(Err("consent-refusal-way"));
    };
    let today = tx.now().day_text();
    let day = if typed.obtained_on.is_empty() { &today } else { &typed.obtained_on };
    let refused_on = store::refused_on(tx, person, purpose, channel)?;
    let erased_on = store::erased_on(tx, person)?.filter(|_| kind == Kind::Given);
    if erased_on.is_some_and(|erased| erased.as_str() >= day.as_str()) {
        return Ok(Err("consent-refusal-erased"));
    }
    let evidence = (scan.is_some(), typed.detail.as_str());
    if let Err(key) = may_record(kind, way, day, evidence, refused_on.as_deref(), &today) {
        return Ok(Err(key));
    }
    let evidence = Evidence {
        way,
        obtained_on: Some(day.clone()),
        detail: typed.detail.clone(),
        by: Some((office.person.clone(), by.to_owned())),
        mandate: Some((office.mandate.id.clone(), office.unit.id.clone())),
        scan: scan.map(|content| keep(tx, content)).transpose()?,
    };
    store::record(tx, person, purpose, channel, kind, &evidence)?;
    access::note(tx, office, by, person, Act::Changed, "")?;
    Ok(Ok(()))
}

fn keep(tx: &mut Tx<'_>, content: &[u8]) -> Result<FileId> {
    let file = files::open(tx, Moment(tx.now().0 + SCAN_KEPT_MS))?;
    for (part, bytes) in (0_i64..).zip(content.chunks(files::PART_BYTES_MAX)) {
        files::add_part(tx, &file, part, bytes)?;
    }
    Ok(file)
}

/// The sent scan, or the text key of what is wrong with it.
fn read_scan(upload: Option<Upload>) -> std::result::Result<Option<Vec<u8>>, &'static str> {
    let Some(upload) = upload else { return Ok(None) };
    let limit = u64::try_from(SCAN_BYTES_MAX).unwrap_or(u64::MAX);
    if upload.bytes > limit {
        return Err("consent-refusal-scan-size");
    }
    let content = std::fs::read(upload.file.path()).map_err(|_| "consent-refusal-scan-kind")?;
    if media_type(&content).is_none() {
        return Err("consent-refusal-scan-kind");
    }
    Ok(Some(content))
}

/// Media type and ending of a scan, from its first bytes.
fn media_type(content: &[u8]) -> Option<(&'static str, &'static str)> {
    const KINDS: [(&[u8], &str, &str); 3] = [
        (b"%PDF-", "application/pdf", "pdf"),
        (b"\xff\xd8\xff", "image/jpeg", "jpg"),
        (b"\x89PNG\r\n", "image/png", "png"),
    ];
    let found = KINDS.into_iter().find(|(first, ..)| content.starts_with(first));
    found.map(|(_, kind, ending)| (kind, ending))
}

/// `2026-11-24` from `24/11/2026`; anything else as it is.
fn iso_day(typed: &str) -> String {
    let parts: Vec<&str> = typed.split('/').map(str::trim).collect();
    match parts.as_slice() {
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => typed.to_owned(),
    }
}

async fn refused(
    app: &App,
    officer: &Officer,
    id: String,
    person: PersonId,
    typed: Typed,
    key: &'static str,
) -> Result<Response> {
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let known = app.db.write(move |tx| known(tx, &office, &by, &person)).await?;
    let Some(known) = known else { return see_other(&format!("/office/people/{id}")) };
    let (field, label) = match key {
        "consent-refusal-target" => ("target", "consent-target"),
        "consent-refusal-kind" => ("kind", "consent-kind"),
        "consent-refusal-way" => ("way", "consent-way"),
        "consent-refusal-no-witness" => ("detail", "consent-detail"),
        "consent-refusal-day" | "consent-refusal-later-withdrawal" => {
            ("obtained_on", "consent-obtained-on")
        }
        _ => ("scan", "consent-scan"),
    };
    let say = |key| app.say(officer.language(), key);
    let wrong = Wrong { field, label: say(label), message: say(key) };
    let page = page(app, officer, id, known, typed, vec![wrong]);
    app.refused(&page, officer.shell(app))
}

fn page(
    app: &App,
    officer: &Officer,
    id: String,
    known: Known,
    typed: Typed,
    errors: Vec<Wrong>,
) -> OfPerson {
    let language = officer.language();
    let say = |key| app.say(language, key);
    let choice = |value: &str, key| Choice { value: value.to_owned(), label: say(key) };
    let mut holds = Vec::new();
    let mut targets = vec![choice("", "consent-choose")];
    for purpose in &known.purposes {
        for channel in purpose.channels() {
            let (name, by) = (name_of(language, purpose), say(channel_key(channel)));
            targets.push(Choice {
                value: format!("{}.{}", purpose.id, channel.name()),
                label: format!("{name}, {by}"),
            });
            holds.push(held(app, language, purpose, channel, &known.standing));
        }
    }
    OfPerson {
        id,
        name: known.name,
        erased_on: known.erased_on,
        may_write: officer.office.rights.has(Right::WritePeople),
        holds,
        history: known.entries.into_iter().map(|entry| told(app, language, entry)).collect(),
        targets,
        kinds: vec![
            choice("withdrawn", "consent-kind-withdrawn"),
            choice("refused", "consent-kind-refused"),
            choice("given", "consent-kind-given"),
        ],
        ways: vec![choice("oral", "consent-way-oral"), choice("paper", "consent-way-paper")],
        typed,
        today: app.now().day_text(),
        errors,
    }
}

fn held(
    app: &App,
    language: Language,
    purpose: &Purpose,
    channel: Channel,
    standing: &[Standing],
) -> Holds {
    let known = standing.iter().find(|one| one.purpose == purpose.id && one.channel == channel);
    Holds {
        purpose: name_of(language, purpose),
        channel: app.say(language, channel_key(channel)),
        sentence: state_sentence(app, language, known.map(|one| (one.state, one.at.0))),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let choice = |value: &str| Choice { value: value.to_owned(), label: value.to_owned() };
    let page = |may_write: bool, errors| OfPerson {
        id: "1".to_owned(),
        name: "Aïssata Diarra".to_owned(),
        erased_on: may_write.then(|| "2026-11-20".to_owned()),
        may_write,
        holds: vec![Holds {
            purpose: "Lettre d’information".to_owned(),
            channel: "par courriel".to_owned(),
            sentence: "Accordé le 4 mars 2024.".to_owned(),
        }],
        history: vec![sample_told()],
        targets: vec![choice("newsletter.email")],
        kinds: vec![choice("withdrawn")],
        ways: vec![choice("oral")],
        typed: Typed::default(),
        today: "2026-11-24".to_owned(),
        errors,
    };
    let wrong = Wrong {
        field: "scan",
        label: "Papier signé".to_owned(),
        message: "Joignez le papier signé.".to_owned(),
    };
    vec![
        SamplePage::new("consent/person", page(true, Vec::new())),
        SamplePage::new("consent/person-reader", page(false, Vec::new())),
        SamplePage::new("consent/person-refused", page(true, vec![wrong])),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_known_by_its_first_bytes() {
        assert_eq!(media_type(b"%PDF-1.7 x").map(|kind| kind.1), Some("pdf"));
        assert_eq!(media_type(b"<html>"), None);
    }

    #[test]
    fn a_day_is_typed_as_in_france_too() {
        assert_eq!(iso_day("4/3/2026"), "2026-03-04");
        assert_eq!(iso_day("2026-03-04"), "2026-03-04");
    }
}
