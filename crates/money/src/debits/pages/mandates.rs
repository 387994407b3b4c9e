//! The register of mandates for officers: a list, one with its facts, a paper keyed in.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use values::Iban;

use super::shown::{MandateShown, mandate_shown, masked, sample_mandate};
use super::{answer, cut, hand, refusal};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::rules::{FactKind, MandateType};
use crate::debits::store::{self, Hand, MandateFact, NewMandate};
use crate::debits::{MandateId, books};
use crate::org::{PersonId, Right, Scope};
use crate::people;

/// Largest scan of a paper, in bytes.
const SCAN_BYTES_MAX: u64 = 10 * 1024 * 1024;

#[derive(Serialize)]
struct List {
    q: String,
    mandates: Vec<MandateShown>,
}

impl Page for List {
    const TEMPLATE: &str = "debits/mandates.html";
}

/// GET `/office/treasury/mandates`, with `q`: a reference, or the beginning of a last name.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (scope, q) = (officer.office.scope.clone(), cut(fields.text("q")));
    let word = q.clone();
    let mandates = app
        .db
        .read(move |tx| {
            let found = store::mandates_in(tx, &scope, &word)?;
            found.into_iter().map(|one| mandate_shown(tx, one)).collect::<Result<Vec<_>>>()
        })
        .await?;
    app.page(&List { q, mandates }, &officer.shell(&app))
}

#[derive(Serialize)]
struct Show {
    one: MandateShown,
    facts: Vec<FactShown>,
    has_scan: bool,
    typed: Typed,
    error: String,
}

impl Page for Show {
    const TEMPLATE: &str = "debits/mandate.html";
}

#[derive(Serialize, Clone)]
struct FactShown {
    kind: String,
    on_day: String,
    why: String,
    iban: String,
    by_name: String,
}

fn fact_shown(fact: &MandateFact) -> FactShown {
    FactShown {
        kind: fact.kind.clone(),
        on_day: fact.on_day.clone(),
        why: fact.why.clone(),
        iban: masked(&fact.iban),
        by_name: fact.by_name.clone(),
    }
}

/// What was typed about a mandate.
#[derive(Serialize, Clone, Default)]
struct Typed {
    iban: String,
    holder: String,
    reference: String,
    signed_on: String,
    kind: String,
    amount: String,
    why: String,
}

fn typed(fields: &Fields) -> Typed {
    Typed {
        iban: cut(fields.text("iban")),
        holder: cut(fields.text("holder")),
        reference: cut(fields.text("reference")),
        signed_on: cut(fields.text("signed_on")),
        kind: cut(fields.text("kind")),
        amount: cut(fields.text("amount")),
        why: cut(fields.text("why")),
    }
}

/// GET `/office/treasury/mandates/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = MandateId::parse(&id).ok_or(Error::NotFound)?;
    print(&app, &officer, id, Typed::default(), String::new()).await
}

async fn print(
    app: &App,
    officer: &Officer,
    id: MandateId,
    typed: Typed,
    error: String,
) -> Result<Response> {
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let reason = app.say(kernel::text::Language::French, "debits-open-reason");
    let (one, facts) = app
        .db
        .write(move |tx| {
            let one = store::mandate_in(tx, &office.scope, &id)?;
            if let Some(person) = &one.person {
                access::note(tx, &office, &name, person, Act::Opened, &reason)?;
            }
            let facts = store::facts_of(tx, &id)?;
            Ok((mandate_shown(tx, one)?, facts))
        })
        .await?;
    let has_scan = facts.iter().any(|fact| fact.scan.is_some());
    let facts = facts.iter().map(fact_shown).collect();
    let wrong = !error.is_empty();
    answer(app, &Show { one, facts, has_scan, typed, error }, officer.shell(app), wrong)
}

/// POST `/office/treasury/mandates/{id}` with `act`: `suspend`, `resume`, `end`, `amend`.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = MandateId::parse(&id).ok_or(Error::NotFound)?;
    let (by, scope, known) = (hand(&officer), officer.office.scope.clone(), id.clone());
    let (what, typed) = (fields.text("act").to_owned(), typed(&fields));
    let said = typed.clone();
    let done = app
        .db
        .write(move |tx| {
            let one = store::mandate_in(tx, &scope, &known)?;
            change(tx, &by, &one, &what, &said)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(()) => {
            let notice = Notice::ok(app.say(language, "debits-mandate-changed"));
            see_other_with(&format!("/office/treasury/mandates/{id}"), &notice)
        }
        Err(key) => print(&app, &officer, id, typed, app.say(language, key)).await,
    }
}

fn change(
    tx: &mut Tx<'_>,
    by: &Hand,
    one: &store::Mandate,
    what: &str,
    said: &Typed,
) -> Result<()> {
    let kind = match what {
        "suspend" => FactKind::Suspended,
        "resume" => FactKind::Resumed,
        "end" => FactKind::Ended,
        "amend" => {
            let iban = account(&said.iban)?;
            let holder = if said.holder.is_empty() { &one.holder } else { &said.holder };
            return store::amend(tx, by, &one.id, holder, &iban);
        }
        _ => return Err(Error::NotFound),
    };
    if kind != FactKind::Resumed && said.why.chars().count() < access::REASON_CHARS_MIN {
        return Err(Error::Refused("debits-refusal-why"));
    }
    store::decide(tx, by, &one.id, kind, &said.why)
}

/// An account that a debit may take from.
fn account(typed: &str) -> Result<String> {
    let iban = Iban::parse(typed).map_err(|_| Error::Refused("debits-fault-iban"))?;
    Ok(iban.as_str().to_owned())
}

/// GET `/office/treasury/mandates/{id}/scan`.
pub(super) async fn scan(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = MandateId::parse(&id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let found = app
        .db
        .read(move |tx| {
            store::mandate_in(tx, &scope, &id)?;
            store::scan_of(tx, &id)
        })
        .await?;
    let (name, content) = found.ok_or(Error::NotFound)?;
    let kind = if name.ends_with(".pdf") { "application/pdf" } else { "application/octet-stream" };
    download(&name, kind, content)
}

#[derive(Serialize)]
struct OfPerson {
    person: String,
    name: String,
    collector: String,
    mandates: Vec<MandateShown>,
    typed: Typed,
    error: String,
}

impl Page for OfPerson {
    const TEMPLATE: &str = "debits/person.html";
}

/// GET `/office/people/{id}/mandates`.
pub(super) async fn blank(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    print_of(&app, &officer, person, Typed::default(), String::new()).await
}

async fn print_of(
    app: &App,
    officer: &Officer,
    person: PersonId,
    typed: Typed,
    error: String,
) -> Result<Response> {
    let (office, by) = (officer.office.clone(), officer.actor.name.clone());
    let reason = app.say(kernel::text::Language::French, "debits-open-reason");
    let id = person.to_string();
    let (name, collector, mandates) = app
        .db
        .write(move |tx| {
            let kept = people::of_scope(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            access::note(tx, &office, &by, &person, Act::Opened, &reason)?;
            let today = tx.now().day_text();
            let collector = books::collector_of(tx, &kept.home, &today)?;
            let found = store::mandates_of(tx, &person)?;
            let mandates: Result<Vec<_>> =
                found.into_iter().map(|one| mandate_shown(tx, one)).collect();
            let collector = collector.map(|one| one.name).unwrap_or_default();
            Ok((kept.record.known_as(), collector, mandates?))
        })
        .await?;
    let wrong = !error.is_empty();
    let page = OfPerson { person: id, name, collector, mandates, typed, error };
    answer(app, &page, officer.shell(app), wrong)
}

/// POST `/office/people/{id}/mandates`: a signed paper, with its scan.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    mut fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let typed = typed(&fields);
    let scan = match fields.take_file("scan").filter(|file| file.bytes > 0) {
        Some(file) if file.bytes > SCAN_BYTES_MAX => {
            let told = app.say(officer.language(), "debits-refusal-scan");
            return print_of(&app, &officer, person, typed, told).await;
        }
        Some(file) => {
            let content = std::fs::read(file.file.path()).map_err(|_| Error::fault("no scan"))?;
            Some((file.name, content))
        }
        None => None,
    };
    let (by, scope, whose, said) =
        (hand(&officer), officer.office.scope.clone(), person.clone(), typed.clone());
    let done = app.db.write(move |tx| paper(tx, &by, &scope, &whose, &said, scan.as_ref())).await;
    let language = officer.language();
    match refusal(done)? {
        Ok(made) => {
            let notice = Notice::ok(app.say(language, "debits-mandate-made"));
            see_other_with(&format!("/office/treasury/mandates/{made}"), &notice)
        }
        Err(key) => print_of(&app, &officer, person, typed, app.say(language, key)).await,
    }
}

fn paper(
    tx: &mut Tx<'_>,
    by: &Hand,
    scope: &Scope,
    person: &PersonId,
    said: &Typed,
    scan: Option<&(String, Vec<u8>)>,
) -> Result<MandateId> {
    let kept = people::of_scope(tx, scope, person)?.ok_or(Error::NotFound)?;
    let today = tx.now().day_text();
    let collector = books::collector_of(tx, &kept.home, &today)?;
    let collector = collector.ok_or(Error::Refused("debits-refusal-no-collector"))?;
    let iban = account(&said.iban)?;
    let signed = values::Day::parse(&said.signed_on).map(|day| day.to_string());
    let signed = signed.map_err(|_| Error::Refused("debits-refusal-signed-on"))?;
    if signed > today {
        return Err(Error::Refused("debits-refusal-signed-on"));
    }
    let reference = match said.reference.as_str() {
        "" => String::new(),
        text => {
            bank::mandate_reference(text).map_err(|_| Error::Refused("debits-fault-identifier"))?
        }
    };
    let cents = match said.amount.as_str() {
        "" => None,
        text => match values::parse_cents(text) {
            Ok(cents) if cents > 0 => Some(cents),
            _ => return Err(Error::Refused("debits-fault-amount")),
        },
    };
    let name = kept.record.display_name();
    let new = NewMandate {
        collector: collector.id,
        unit: kept.home,
        person: person.clone(),
        reference,
        kind: MandateType::parse(&said.kind).unwrap_or(MandateType::Recurring),
        holder: if said.holder.is_empty() { name } else { said.holder.clone() },
        iban,
        cents,
        origin: "paper",
    };
    let id = store::make_mandate(tx, by, &new)?;
    store::add_fact(tx, by, &id, FactKind::Signed, &signed, "", ["", ""])?;
    if let Some((name, content)) = scan {
        store::keep_scan(tx, &id, name, content)?;
    }
    Ok(id)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let states = ["unsigned", "active", "suspended", "lapsed", "used", "ended"];
    let full = List { q: "mou".to_owned(), mandates: states.map(sample_mandate).to_vec() };
    let none = List { q: String::new(), mandates: Vec::new() };
    let fact = |kind: &str| FactShown {
        kind: kind.to_owned(),
        on_day: "2026-01-12".to_owned(),
        why: "MD06".to_owned(),
        iban: "FR76 •••• 296".to_owned(),
        by_name: "Odile Fauvel".to_owned(),
    };
    let kinds = ["signed", "amended", "suspended", "resumed", "ended"];
    let show = |state, error: &str| Show {
        one: sample_mandate(state),
        facts: kinds.map(fact).to_vec(),
        has_scan: true,
        typed: Typed::default(),
        error: error.to_owned(),
    };
    let of = |mandates: Vec<MandateShown>, error: &str| OfPerson {
        person: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        collector: "ADF du Gard".to_owned(),
        mandates,
        typed: Typed::default(),
        error: error.to_owned(),
    };
    vec![
        SamplePage::new("debits/mandates", full),
        SamplePage::new("debits/mandates-empty", none),
        SamplePage::new("debits/mandate", show("active", "")),
        SamplePage::new("debits/mandate-suspended", show("suspended", "")),
        SamplePage::new("debits/mandate-refused", show("ended", "Dites pourquoi.")),
        SamplePage::new("debits/person", of(vec![sample_mandate("active")], "")),
        SamplePage::new("debits/person-refused", of(Vec::new(), "L’IBAN est faux.")),
    ]
}
