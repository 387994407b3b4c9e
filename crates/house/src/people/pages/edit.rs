//! Creating a record and changing it; two people who change the same one are told.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Link, Page, SamplePage, Shell};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;
use values::Day;

use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{PersonId, Right, UnitId, units_below};
use crate::people::form::{ADDRESS_KINDS, EMAIL_KINDS, Form, PHONE_KINDS, Wrong};
use crate::people::pages::gate::{Gate, passed};
use crate::people::pages::{Choice, cause_of, told};
use crate::people::store::{
    self, CustomField, Found, Kept, Version, by_birth, by_emails, by_name_and_birth, by_names,
    by_phones, fields_for, names_of, versions,
};
use crate::people::{FactKind, Record, match_name};

const UNITS_MAX: i64 = 500;
/// Most possible doubles shown.
const DOUBLES_MAX: usize = 5;

#[derive(Serialize, Default)]
pub(super) struct EditPage {
    /// Empty for a new record.
    id: String,
    name: String,
    version: i64,
    form: Form,
    errors: Vec<WrongLine>,
    doubles: Vec<Choice>,
    conflict: Option<Conflict>,
    unit: String,
    units: Vec<Choice>,
    links: Vec<Link>,
    relation: String,
    email_kinds: Vec<Choice>,
    phone_kinds: Vec<Choice>,
    address_kinds: Vec<Choice>,
}

#[derive(Serialize, Clone)]
pub(super) struct WrongLine {
    pub field: String,
    pub label: String,
    pub message: String,
}

/// What somebody else recorded meanwhile, beside what was typed.
#[derive(Serialize)]
struct Conflict {
    by: String,
    at: i64,
    lines: Vec<ConflictLine>,
}

#[derive(Serialize)]
struct ConflictLine {
    label: String,
    theirs: String,
    yours: String,
}

impl Page for EditPage {
    const TEMPLATE: &str = "people/edit.html";
}

pub(super) fn today(tx: &Tx<'_>) -> Day {
    Day::from(tx.now().day())
}

fn base(app: &App, officer: &Officer, form: Form) -> EditPage {
    let language = officer.language();
    let kinds = |kinds: &[&str]| {
        let none = Choice::new("", app.say(language, "people-line-none"));
        let kind =
            |kind: &&str| Choice::new(*kind, app.say(language, &format!("people-line-{kind}")));
        std::iter::once(none).chain(kinds.iter().map(kind)).collect()
    };
    EditPage {
        form,
        links: officer.links_of(app, None),
        email_kinds: kinds(&EMAIL_KINDS),
        phone_kinds: kinds(&PHONE_KINDS),
        address_kinds: kinds(&ADDRESS_KINDS),
        ..EditPage::default()
    }
}

pub(super) fn told_wrongs(app: &App, officer: &Officer, wrongs: Vec<Wrong>) -> Vec<WrongLine> {
    let language = officer.language();
    let line = |wrong: Wrong| WrongLine {
        label: match wrong.label.starts_with("people-") {
            true => app.say(language, &wrong.label),
            false => wrong.label,
        },
        message: app.say(language, wrong.message),
        field: wrong.field,
    };
    wrongs.into_iter().map(line).collect()
}

/// `GET /office/people/{id}/edit`.
pub(super) async fn edit(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let worker = officer.clone();
    let found = app
        .db
        .write(move |tx| match passed(tx, &worker, &person)? {
            Gate::Open(kept, _) => {
                let fields = fields_for(tx, &kept.home)?;
                Ok(Some((*kept, fields)))
            }
            Gate::Reason(_) => Ok(None),
        })
        .await?;
    let Some((kept, fields)) = found else { return see_other(&format!("/office/people/{id}")) };
    let form = Form::of(&kept.record, &fields, officer.language());
    let page = EditPage {
        id,
        name: kept.record.known_as(),
        version: kept.version,
        ..base(&app, &officer, form)
    };
    app.page(&page, &officer.shell(&app))
}

/// What became of a change.
enum Outcome {
    NoReason,
    Wrong(Box<Kept>, Box<Form>, Vec<Wrong>),
    Stale(Box<Overtaken>),
    Done,
}

/// A record that somebody else changed while this one was typed.
struct Overtaken {
    kept: Kept,
    form: Form,
    typed: Record,
    fields: Vec<CustomField>,
    last: Option<Version>,
    by: String,
}

/// `POST /office/people/{id}/edit`.
pub(super) async fn save(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let version: i64 = sent.text("version").parse().unwrap_or(0);
    let worker = officer.clone();
    let outcome = app.db.write(move |tx| saved(tx, &worker, &person, version, &sent)).await?;
    let back = format!("/office/people/{id}");
    match outcome {
        Outcome::NoReason => see_other(&back),
        Outcome::Done => {
            let text = app.say(officer.language(), "people-saved");
            see_other_with(&back, &Notice::ok(text))
        }
        Outcome::Wrong(kept, mut form, wrongs) => {
            form.add_empty_lines();
            let page = EditPage {
                id,
                name: kept.record.known_as(),
                version,
                errors: told_wrongs(&app, &officer, wrongs),
                ..base(&app, &officer, *form)
            };
            app.refused(&page, officer.shell(&app))
        }
        Outcome::Stale(overtaken) => stale(&app, &officer, id, *overtaken),
    }
}

fn saved(
    tx: &mut Tx<'_>,
    officer: &Officer,
    person: &PersonId,
    version: i64,
    sent: &Fields,
) -> Result<Outcome> {
    let kept = match passed(tx, officer, person)? {
        Gate::Open(kept, _) => *kept,
        Gate::Reason(_) => return Ok(Outcome::NoReason),
    };
    let fields = fields_for(tx, &kept.home)?;
    let mut form = Form::typed(sent, &fields, officer.language());
    let typed = match form.read(&kept.record, today(tx)) {
        Ok(typed) => typed,
        Err(wrongs) => return Ok(Outcome::Wrong(Box::new(kept), Box::new(form), wrongs)),
    };
    if kept.version != version {
        let last = versions(tx, person, i64::MAX, 1)?.into_iter().next();
        let who: Vec<PersonId> = last.iter().filter_map(|last| last.by.clone()).collect();
        let by = names_of(tx, &who)?.into_iter().next().map(|(_, name)| name).unwrap_or_default();
        let overtaken = Overtaken { kept, form, typed, fields, last, by };
        return Ok(Outcome::Stale(Box::new(overtaken)));
    }
    let scope = &officer.office.scope;
    let changes = store::change(tx, scope, person, version, &typed, &cause_of(officer))?;
    if !changes.is_empty() {
        let name = &officer.actor.name;
        access::note(tx, &officer.office, name, person, Act::Changed, "")?;
    }
    Ok(Outcome::Done)
}

/// The form with what was typed, beside what somebody else recorded (409).
fn stale(app: &App, officer: &Officer, id: String, overtaken: Overtaken) -> Result<Response> {
    let language = officer.language();
    let Overtaken { kept, mut form, typed, fields, last, by } = overtaken;
    let line = |change: crate::people::Change| ConflictLine {
        label: told::label(app, language, &change.field),
        theirs: told::field(app, language, &change.field, &change.old, &fields, &[]),
        yours: told::field(app, language, &change.field, &change.new, &fields, &[]),
    };
    let lines = kept.record.changes(&typed).into_iter().map(line).collect();
    form.add_empty_lines();
    let page = EditPage {
        id,
        name: kept.record.known_as(),
        version: kept.version,
        conflict: Some(Conflict { by, at: last.map_or(0, |last| last.at.0), lines }),
        ..base(app, officer, form)
    };
    let shell = Shell { failed: true, ..officer.shell(app) };
    Ok(kernel::web::html(StatusCode::CONFLICT, app.view.render(&page, &shell)?))
}

/// `GET /office/people/new`.
pub(super) async fn blank(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let worker = officer.clone();
    let (units, fields) = app.db.read(move |tx| places(tx, &worker)).await?;
    let form = Form::of(&Record::default(), &fields, officer.language());
    let page =
        EditPage { unit: officer.office.unit.id.to_string(), units, ..base(&app, &officer, form) };
    app.page(&page, &officer.shell(&app))
}

fn places(tx: &mut Tx<'_>, officer: &Officer) -> Result<(Vec<Choice>, Vec<CustomField>)> {
    let own = officer.office.unit.clone();
    let below = units_below(tx, &own.id, 9, UNITS_MAX)?;
    let fields = fields_for(tx, &own.id)?;
    let units = std::iter::once(own).chain(below);
    Ok((units.map(|unit| Choice::new(unit.id.to_string(), unit.name)).collect(), fields))
}

/// What became of a new record.
enum Created {
    Wrong(Form, Vec<Wrong>),
    Doubles(Form, Vec<Choice>),
    Done(PersonId),
}

/// `POST /office/people/new`; warns once when the person may be known already.
pub(super) async fn create(
    State(app): State<App>,
    officer: Officer,
    sent: Fields,
) -> Result<Response> {
    officer.must(Right::WritePeople)?;
    let unit = sent.text("unit").to_owned();
    let relation = sent.text("relation").to_owned();
    let worker = officer.clone();
    let (created, units) = app
        .db
        .write(move |tx| {
            let (units, fields) = places(tx, &worker)?;
            Ok((created(tx, &worker, &fields, &sent)?, units))
        })
        .await?;
    let (mut form, wrongs, doubles) = match created {
        Created::Wrong(form, wrongs) => (form, wrongs, Vec::new()),
        Created::Doubles(form, doubles) => (form, Vec::new(), doubles),
        Created::Done(id) => {
            let text = app.say(officer.language(), "people-created");
            return see_other_with(&format!("/office/people/{id}"), &Notice::ok(text));
        }
    };
    form.add_empty_lines();
    let errors = told_wrongs(&app, &officer, wrongs);
    let page = EditPage { unit, units, relation, errors, doubles, ..base(&app, &officer, form) };
    app.refused(&page, officer.shell(&app))
}

fn created(
    tx: &mut Tx<'_>,
    officer: &Officer,
    fields: &[CustomField],
    sent: &Fields,
) -> Result<Created> {
    let scope = &officer.office.scope;
    let mut form = Form::typed(sent, fields, officer.language());
    let record = match form.read(&Record::default(), today(tx)) {
        Ok(record) => record,
        Err(wrongs) => return Ok(Created::Wrong(form, wrongs)),
    };
    if !sent.has("anyway") {
        let doubles = doubles(tx, officer, &record)?;
        if !doubles.is_empty() {
            return Ok(Created::Doubles(form, doubles));
        }
    }
    let unit = UnitId::parse(sent.text("unit")).unwrap_or_else(|| scope.unit().clone());
    scope.narrowed(tx, &unit)?.ok_or(Error::NotFound)?;
    let id = store::create(tx, &unit, &record, &cause_of(officer))?;
    let kind = match sent.text("relation") {
        "joined" => Some(FactKind::Joined),
        "interest" => Some(FactKind::Interest),
        "contact" => Some(FactKind::Contact),
        _ => None,
    };
    if let Some(kind) = kind {
        let day = tx.now().day_text();
        store::add_fact(tx, &id, kind, &day, "officer", Some(&officer.actor.person))?;
    }
    Ok(Created::Done(id))
}

/// People of the scope who may be the same: by e-mail, telephone, birth day and one of the names,
/// or name when no birth day is given.
fn doubles(tx: &mut Tx<'_>, officer: &Officer, record: &Record) -> Result<Vec<Choice>> {
    let scope = &officer.office.scope;
    let emails: Vec<String> =
        record.emails.iter().map(|line| line.address.to_lowercase()).collect();
    let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
    let phones: Vec<&str> = record.phones.iter().map(|line| line.number.as_str()).collect();
    let name = match_name(record);
    let mut found: Vec<Found> = by_emails(tx, scope, &emails)?;
    found.extend(by_phones(tx, scope, &phones)?);
    if let Some(day) = record.born_on.as_deref().filter(|day| day.len() == 10) {
        let born = by_birth(tx, scope, day)?;
        found.extend(born.into_iter().filter(|one| shares_a_name(&one.match_name, &name)));
    }
    found.extend(match &record.born_on {
        Some(day) => by_name_and_birth(tx, scope, &[(&name, day)])?,
        None if name.is_empty() => Vec::new(),
        None => by_names(tx, scope, &[&name])?,
    });
    let mut people: Vec<PersonId> = found.into_iter().map(|found| found.person).collect();
    people.sort();
    people.dedup();
    people.truncate(DOUBLES_MAX);
    let names = names_of(tx, &people)?;
    let mut choices: Vec<Choice> =
        names.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect();
    choices.dedup_by(|a, b| a.value == b.value);
    Ok(choices)
}

/// Whether two folded full names have a name in common, particles and initials aside.
fn shares_a_name(one: &str, other: &str) -> bool {
    let long = |word: &&str| word.chars().count() >= 3;
    one.split(' ').filter(long).any(|word| other.split(' ').any(|their| their == word))
}

/// The form as samples: new, refused, perhaps known, overtaken.
pub(super) fn samples() -> Vec<SamplePage> {
    let page = || EditPage {
        form: Form::of(&Record::default(), &[], kernel::text::Language::French),
        units: vec![Choice::new("1", "Alès"), Choice::new("2", "Nîmes")],
        ..EditPage::default()
    };
    let wrong =
        WrongLine { field: "born_on".to_owned(), label: "x".to_owned(), message: "y".to_owned() };
    let line =
        ConflictLine { label: "Nom".to_owned(), theirs: "A".to_owned(), yours: "B".to_owned() };
    let conflict = Conflict { by: "Ana".to_owned(), at: 1, lines: vec![line] };
    let known = || EditPage { id: "1".to_owned(), name: "Ana".to_owned(), ..page() };
    vec![
        SamplePage::new("people/new", page()),
        SamplePage::new(
            "people/new-known",
            EditPage { doubles: vec![Choice::new("1", "Ana")], ..page() },
        ),
        SamplePage::new("people/edit", known()),
        SamplePage::new("people/edit-refused", EditPage { errors: vec![wrong], ..known() }),
        SamplePage::new("people/edit-overtaken", EditPage { conflict: Some(conflict), ..known() }),
    ]
}
