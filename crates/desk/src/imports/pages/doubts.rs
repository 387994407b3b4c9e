//! Rows that look like somebody's without being so for certain: side by side, to be decided.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::former;
use crate::imports::pages::{found, options};
use crate::imports::rules::{Draft, Reason};
use crate::imports::run;
use crate::imports::store::{self, Doubt};
use crate::imports::{DoubtId, ImportId};
use crate::org::{self, PersonId, Right};
use crate::people::{self, Record};

/// Rows shown on a page.
const SHOWN_MAX: i64 = 20;

#[derive(Debug, Default, Serialize)]
struct Doubts {
    doubts: Vec<Shown>,
    count: i64,
}

#[derive(Debug, Serialize)]
struct Shown {
    id: String,
    line: i64,
    names: Vec<Near>,
    rows: Vec<Facing>,
}

#[derive(Debug, Serialize)]
struct Near {
    person: String,
    name: String,
}

/// Sentences that the comparison needs.
struct Says {
    likeness: [(Reason, String); 8],
    reason: String,
}

/// One line of the comparison: what the row says, and each record beside it.
#[derive(Debug, Serialize)]
struct Facing {
    key: &'static str,
    ours: String,
    theirs: Vec<Beside>,
}

#[derive(Debug, Serialize)]
struct Beside {
    text: String,
    same: bool,
}

impl Page for Doubts {
    const TEMPLATE: &'static str = "imports/doubts.html";
}

pub(super) async fn all(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Import)?;
    page(&app, &officer, None).await
}

pub(super) async fn of_import(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let import = found(&app, &officer, &id).await?;
    page(&app, &officer, Some(import.id)).await
}

async fn page(app: &App, officer: &Officer, import: Option<ImportId>) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let language = officer.language();
    let says = Says {
        likeness: Reason::ALL.map(|reason| (reason, app.say(language, reason.key()))),
        reason: app.say(language, "imports-doubts-title"),
    };
    // Showing a record is opening it: each one is written down, so this is a write.
    let shown = app
        .db
        .write(move |tx| {
            let doubts = store::open_doubts(tx, &office.scope, import.as_ref(), SHOWN_MAX)?;
            let count = store::count_open(tx, &office.scope, import.as_ref())?;
            let mut shown = Vec::new();
            for doubt in doubts {
                shown.push(beside(tx, &office, &name, &doubt, &says)?);
            }
            Ok(Doubts { doubts: shown, count })
        })
        .await?;
    app.page(&shown, &officer.shell(app))
}

fn beside(
    tx: &mut kernel::db::Tx<'_>,
    office: &org::Office,
    name: &str,
    doubt: &Doubt,
    says: &Says,
) -> Result<Shown> {
    let draft: Draft = serde_json::from_str(&doubt.draft)?;
    let candidates = store::candidates_of(tx, &doubt.id)?;
    let ids: Vec<PersonId> = candidates.iter().map(|(id, _)| id.clone()).collect();
    let people = people::read_many(tx, &office.scope, &ids)?;
    for one in &people {
        crate::access::note(tx, office, name, &one.id, crate::access::Act::Opened, &says.reason)?;
    }
    let ours = told(&draft.person, &draft.unit);
    let mut homes = Vec::new();
    let mut why = Vec::new();
    for one in &people {
        let home = org::unit(tx, &one.home)?.map(|unit| unit.name).unwrap_or_default();
        homes.push(told(&one.record, &home));
        let reason = candidates.iter().find(|(id, _)| *id == one.id).map(|(_, it)| it.as_str());
        let reason = Reason::parse(reason.unwrap_or_default());
        let text =
            says.likeness.iter().find(|(known, _)| *known == reason).map(|(_, text)| text.clone());
        why.push(Beside { text: text.unwrap_or_default(), same: false });
    }
    let mut rows: Vec<Facing> = Vec::new();
    for (place, (key, text)) in ours.iter().enumerate() {
        let facing = homes.iter().filter_map(|home| home.get(place));
        let theirs: Vec<Beside> = facing
            .map(|(_, their)| Beside {
                text: their.clone(),
                same: !their.is_empty() && values::fold(their) == values::fold(text),
            })
            .collect();
        if !text.is_empty() || theirs.iter().any(|beside| !beside.text.is_empty()) {
            rows.push(Facing { key, ours: text.clone(), theirs });
        }
    }
    rows.push(Facing { key: "imports-line-why", ours: String::new(), theirs: why });
    let near =
        |one: &people::Known| Near { person: one.id.to_string(), name: one.record.known_as() };
    let names = people.iter().map(near).collect();
    Ok(Shown { id: doubt.id.to_string(), line: doubt.line, names, rows })
}

fn told(record: &Record, unit: &str) -> Vec<(&'static str, String)> {
    let emails: Vec<&str> = record.emails.iter().map(|line| line.address.as_str()).collect();
    let phones: Vec<&str> = record.phones.iter().map(|line| line.number.as_str()).collect();
    let address = |line: &people::AddressLine| {
        format!("{} {} {}", line.line_1, line.postcode, line.city).trim().to_owned()
    };
    let addresses: Vec<String> = record.addresses.iter().map(address).collect();
    vec![
        ("imports-line-name", record.display_name()),
        ("imports-line-number", record.number.clone().unwrap_or_default()),
        ("imports-line-birth", record.born_on.clone().unwrap_or_default()),
        ("imports-line-emails", emails.join(", ")),
        ("imports-line-phones", phones.join(", ")),
        ("imports-line-address", addresses.join(", ")),
        ("imports-line-unit", unit.to_owned()),
    ]
}

pub(super) async fn decide(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Import)?;
    officer.must(Right::WritePeople)?;
    let id = DoubtId::parse(&id).ok_or(Error::NotFound)?;
    let chosen = fields.text("decision").to_owned();
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let done = app.db.write(move |tx| settle(tx, &office, &name, &id, &chosen)).await?;
    let notice = app.say(officer.language(), done.1);
    see_other_with(&format!("/office/imports/{}/doubts", done.0), &Notice::ok(notice))
}

/// Applies a decision: `other`, `leave`, or the identifier of the person whose row it is.
fn settle(
    tx: &mut kernel::db::Tx<'_>,
    office: &org::Office,
    name: &str,
    id: &DoubtId,
    chosen: &str,
) -> Result<(ImportId, &'static str)> {
    let doubt = store::doubt(tx, &office.scope, id)?.ok_or(Error::NotFound)?;
    if doubt.how.is_some() {
        return Ok((doubt.import, "imports-doubt-stale"));
    }
    let import = store::import(tx, &office.scope, &doubt.import)?.ok_or(Error::NotFound)?;
    let options = options(&import, office, name)?;
    let draft: Draft = serde_json::from_str(&doubt.draft)?;
    let (how, key) = match chosen {
        "leave" => {
            if let Some(source) = draft.source().filter(|_| options.mapping.origin.keeps_past()) {
                former::forget(tx, source, &draft.legacy)?;
            }
            ("left-out", "imports-doubt-done-left")
        }
        "other" => {
            run::apply_one(tx, &options, &draft, None)?;
            ("other", "imports-doubt-done-other")
        }
        person => {
            let candidates = store::candidates_of(tx, id)?;
            let known = candidates.into_iter().find(|(known, _)| known.as_str() == person);
            let (person, _) = known.ok_or(Error::NotFound)?;
            run::apply_one(tx, &options, &draft, Some(&person))?;
            ("same", "imports-doubt-done-same")
        }
    };
    if !store::resolve(tx, id, how, &office.person)? {
        return Err(Error::Stale);
    }
    Ok((doubt.import, key))
}

pub(super) fn samples() -> Vec<SamplePage> {
    let beside = |text: &str, same| Beside { text: text.to_owned(), same };
    let facing =
        |key, ours: &str, theirs| Facing { key, ours: ours.to_owned(), theirs: vec![theirs] };
    let shown = Shown {
        id: "0".to_owned(),
        line: 12,
        names: vec![Near { person: "0".to_owned(), name: "Ana Moulin".to_owned() }],
        rows: vec![
            facing("imports-line-name", "Anna Moulin", beside("Ana Moulin", false)),
            facing("imports-line-why", "", beside("même téléphone portable", false)),
        ],
    };
    vec![
        SamplePage::new("imports/doubts", Doubts { doubts: vec![shown], count: 1 }),
        SamplePage::new("imports/doubts-empty", Doubts::default()),
    ]
}
