//! Keying in a paper form: a person of the scope is found by name and address, or made; then the
//! membership is accepted at once or waits for the section.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::join::Typed;
use super::{INSTALMENTS, WAYS, Wrong, answer, hand, line, one, refusal, shown, wrong};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::rules::{Schedule, Terms, days};
use crate::members::store::{self, Answers, Hand, MembershipType, NewMembership};
use crate::members::{Refusal, TypeId};
use crate::org::{PersonId, Right};
use crate::people::{self, FactKind, match_name};

#[derive(Serialize, Default)]
struct KeyIn {
    unit: String,
    /// Somebody known already.
    person: String,
    name: String,
    kinds: Vec<shown::Kind>,
    kind: String,
    scale: Option<shown::Scale>,
    ways: &'static [&'static str],
    instalments: &'static [i64],
    typed: Typed,
    postcode: String,
    on_day: String,
    accept: bool,
    errors: Vec<Wrong>,
}

impl Page for KeyIn {
    const TEMPLATE: &str = "members/key_in.html";
}

struct Known {
    person: Option<(PersonId, String)>,
    kinds: Vec<MembershipType>,
    chosen: Option<(TypeId, Terms, Schedule)>,
    today: String,
}

fn known(tx: &mut Tx<'_>, officer: &Officer, person: &str, kind: &str) -> Result<Known> {
    let person = match PersonId::parse(person) {
        None => None,
        Some(id) => {
            let kept = people::of_scope(tx, &officer.office.scope, &id)?.ok_or(Error::NotFound)?;
            Some((id, kept.record.known_as()))
        }
    };
    let kinds = store::types_for(tx, &officer.office.unit.id)?;
    let today = tx.now().day_text();
    let wanted = kinds.iter().find(|one| one.id.as_str() == kind).or_else(|| kinds.first());
    let chosen = match wanted.map(|one| one.id.clone()) {
        None => None,
        Some(id) => {
            let terms = store::terms_on(tx, &id, &today)?;
            store::schedule_on(tx, &id, &today)?.map(|schedule| (id, terms, schedule))
        }
    };
    Ok(Known { person, kinds, chosen, today })
}

async fn read(app: &App, officer: &Officer, fields: &Fields) -> Result<Known> {
    let (worker, person) = (officer.clone(), line(fields.text("person")));
    let kind = line(fields.text("type"));
    app.db.read(move |tx| known(tx, &worker, &person, &kind)).await
}

/// GET `/office/memberships/new`, with `person` for somebody known and `type`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let known = read(&app, &officer, &fields).await?;
    let page = page(&officer, &fields, known, Vec::new());
    app.page(&page, &officer.shell(&app))
}

fn page(officer: &Officer, fields: &Fields, known: Known, errors: Vec<Wrong>) -> KeyIn {
    let language = officer.language();
    let mut typed = Typed::of(fields);
    let scale = known.chosen.as_ref().map(|(_, _, schedule)| shown::scale(schedule));
    if typed.amount.is_empty() {
        typed.amount = known
            .chosen
            .as_ref()
            .map(|(_, _, schedule)| super::typed_cents(schedule.least()))
            .unwrap_or_default();
    }
    let (person, name) = known.person.map(|(id, name)| (id.to_string(), name)).unwrap_or_default();
    KeyIn {
        unit: officer.office.unit.name.clone(),
        person,
        name,
        kinds: known.kinds.into_iter().map(|one| shown::kind(language, one)).collect(),
        kind: known.chosen.map(|(id, ..)| id.to_string()).unwrap_or_default(),
        scale,
        ways: &WAYS,
        instalments: &INSTALMENTS,
        typed,
        postcode: line(fields.text("postcode")),
        on_day: fields.filled("on_day").map_or(known.today, line),
        accept: fields.has("accept") || errors.is_empty(),
        errors,
    }
}

/// What is keyed in, understood.
struct Keyed {
    person: Option<PersonId>,
    answers: Answers,
    kind: TypeId,
    cents: i64,
    way: String,
    instalments: i64,
    on_day: String,
    accept: bool,
}

fn understood(
    fields: &Fields,
    known: &Known,
) -> std::result::Result<Keyed, Vec<(&'static str, Refusal)>> {
    let typed = Typed::of(fields);
    let Some((kind, terms, schedule)) = known.chosen.clone() else {
        return Err(vec![("", Refusal::NoType)]);
    };
    let mut wrong = Vec::new();
    let on_day = line(fields.text("on_day"));
    if !days::is_day(&on_day) || on_day > known.today {
        wrong.push(("on_day", Refusal::BadDay));
    }
    let postcode = values::Postcode::parse(fields.text("postcode"));
    let postcode = postcode.map(|code| code.as_str().to_owned()).unwrap_or_default();
    let answers = match &known.person {
        Some(_) => Some(Answers::default()),
        None => typed.answers(&postcode, false).map_err(|mut more| wrong.append(&mut more)).ok(),
    };
    let cents = typed
        .terms(&terms, &schedule, &known.today)
        .map_err(|mut more| wrong.append(&mut more))
        .ok();
    match (answers, cents) {
        (Some(answers), Some(cents)) if wrong.is_empty() => Ok(Keyed {
            person: known.person.as_ref().map(|(id, _)| id.clone()),
            answers,
            kind,
            cents,
            way: typed.way,
            instalments: typed.instalments,
            on_day,
            accept: fields.has("accept"),
        }),
        _ => Err(wrong),
    }
}

/// POST `/office/memberships/new`.
pub(super) async fn send(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let known = read(&app, &officer, &fields).await?;
    let language = officer.language();
    let keyed = match understood(&fields, &known) {
        Ok(keyed) => keyed,
        Err(list) => {
            let told =
                |(field, why): (&'static str, Refusal)| wrong(&app, language, field, why.key());
            let page = page(&officer, &fields, known, list.into_iter().map(told).collect());
            return answer(&app, &page, officer.shell(&app), 1);
        }
    };
    let (hand, worker) = (hand(&officer), officer.clone());
    let done = app.db.write(move |tx| write(tx, &worker, &keyed, &hand)).await;
    match refusal(done)? {
        Ok(person) => {
            let notice = Notice::ok(app.say(language, "members-keyed"));
            see_other_with(&format!("/office/people/{person}/membership"), &notice)
        }
        Err(key) => {
            let errors = vec![wrong(&app, language, "", key)];
            let known = read(&app, &officer, &fields).await?;
            let page = page(&officer, &fields, known, errors);
            answer(&app, &page, officer.shell(&app), 1)
        }
    }
}

fn write(tx: &mut Tx<'_>, officer: &Officer, keyed: &Keyed, hand: &Hand) -> Result<PersonId> {
    let office = &officer.office;
    let person = match &keyed.person {
        Some(person) => person.clone(),
        None => found_or_made(tx, officer, &keyed.answers, hand)?,
    };
    if store::current(tx, &person)?.is_some() {
        return Err(Refusal::Already.into());
    }
    let home = people::home_of(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
    let new = NewMembership {
        person: &person,
        unit: &home,
        kind: &keyed.kind,
        applied_on: &keyed.on_day,
        counts_from_on: &keyed.on_day,
        cents: keyed.cents,
        way: &keyed.way,
        instalments: keyed.instalments,
        source: "paper",
    };
    let id = store::create(tx, &new, hand)?;
    store::plan_steps(tx, &id, &person)?;
    let made = store::one(tx, &id)?.ok_or(Error::NotFound)?;
    if keyed.accept {
        one::accept(tx, &made, &keyed.on_day, "", hand)?;
    }
    access::note(tx, office, &officer.actor.name, &person, Act::Changed, "")?;
    Ok(person)
}

/// Somebody of the scope with this name and address or telephone; else a new record of the unit.
fn found_or_made(
    tx: &mut Tx<'_>,
    officer: &Officer,
    answers: &Answers,
    hand: &Hand,
) -> Result<PersonId> {
    let (scope, record) = (&officer.office.scope, answers.record(""));
    let name = match_name(&record);
    let folded = answers.email.to_lowercase();
    let mut known = Vec::new();
    if !folded.is_empty() {
        known.extend(people::by_emails(tx, scope, &[&folded])?);
    }
    if !answers.phone.is_empty() {
        known.extend(people::by_phones(tx, scope, &[&answers.phone])?);
    }
    if let Some(found) = known.into_iter().find(|one| one.match_name == name) {
        return Ok(found.person);
    }
    let id = people::create(tx, &officer.office.unit.id, &record, &hand.cause())?;
    let today = tx.now().day_text();
    people::add_fact(tx, &id, FactKind::Interest, &today, "paper", hand.person())?;
    Ok(id)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = |person: &str, errors: Vec<Wrong>| KeyIn {
        unit: "Alès".to_owned(),
        person: person.to_owned(),
        name: "Ana Moulin".to_owned(),
        kinds: vec![shown::sample_kind(), shown::sample_kind()],
        kind: "1".to_owned(),
        scale: Some(shown::sample_scale()),
        ways: &WAYS,
        instalments: &INSTALMENTS,
        on_day: "2026-11-24".to_owned(),
        errors,
        ..KeyIn::default()
    };
    let error = Wrong {
        field: "amount",
        label: "Montant".to_owned(),
        message: "Écrivez un montant.".to_owned(),
    };
    vec![
        SamplePage::new("members/key_in", page("", Vec::new())),
        SamplePage::new("members/key_in-known", page("1", vec![error])),
        SamplePage::new("members/key_in-none", KeyIn::default()),
    ]
}
