//! A person's page: who they are, where, what happened, what is to be done.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Link, Page, SamplePage};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::feature::TimelineLine;
use crate::features;
use crate::org::{PersonId, Right, Unit, UnitId, units_below};
use crate::people::pages::care::Cared;
use crate::people::pages::gate::{self, Gate};
use crate::people::pages::{Choice, told};
use crate::people::store::{
    Belonging, Care, CustomField, Fact, Household, Kept, Note, Tag, Task, belongings, carers,
    cares, facts_told, fields_for, household, names_of, notes, tags_for, tags_on, tasks,
};
use crate::people::{FactKind, Record, Relation, relation};

/// Lines of the timeline that a page shows.
const TIMELINE_MAX: i64 = 60;
const UNITS_MAX: i64 = 500;

#[derive(Serialize, Default)]
pub(super) struct PersonPage {
    id: String,
    name: String,
    record: Record,
    relation: String,
    member: bool,
    home: String,
    reason: String,
    born_is_day: bool,
    legal_name: String,
    fields: Vec<Told>,
    tags: Vec<Choice>,
    tag_choices: Vec<Choice>,
    belongings: Vec<BelongingLine>,
    household: Option<HouseholdShown>,
    notes: Vec<NoteLine>,
    tasks: Vec<TaskLine>,
    cared: Cared,
    me: String,
    facts: Vec<FactLine>,
    fact_kinds: Vec<Choice>,
    timeline: Vec<TimeLine>,
    units: Vec<Choice>,
    today: String,
    links: Vec<Link>,
    may_write: bool,
}

#[derive(Serialize)]
struct Told {
    term: String,
    value: String,
}

#[derive(Serialize)]
struct BelongingLine {
    unit: String,
    name: String,
    since_on: String,
    until_on: Option<String>,
}

#[derive(Serialize)]
struct HouseholdShown {
    name: String,
    members: Vec<Choice>,
}

#[derive(Serialize)]
struct NoteLine {
    id: String,
    body: String,
    by: String,
    at: i64,
}

#[derive(Serialize)]
struct TaskLine {
    id: String,
    title: String,
    due_on: Option<String>,
    late: bool,
    done: bool,
    by: String,
}

#[derive(Serialize)]
struct FactLine {
    id: String,
    label: String,
    on_day: String,
}

#[derive(Serialize)]
struct TimeLine {
    at: i64,
    text: String,
    href: Option<String>,
}

impl Page for PersonPage {
    const TEMPLATE: &str = "people/person.html";
}

/// All that a person's page reads.
struct Around {
    fields: Vec<CustomField>,
    tags: Vec<Tag>,
    tag_choices: Vec<Tag>,
    belongings: Vec<Belonging>,
    household: Option<Household>,
    notes: Vec<Note>,
    tasks: Vec<Task>,
    cares: Vec<Care>,
    carers: Vec<(PersonId, String)>,
    facts: Vec<Fact>,
    timeline: Vec<TimelineLine>,
    units: Vec<Unit>,
    names: Vec<(PersonId, String)>,
    today: String,
}

/// `GET /office/people/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let (kept, reason) = match gate::pass(&app, &officer, &id).await {
        Ok(Gate::Open(kept, reason)) => (*kept, reason),
        Ok(Gate::Reason(name)) => return gate::ask(&app, &officer, &id, name),
        Err(Error::NotFound) => return gate::led_on(&app, &officer, &id).await,
        Err(error) => return Err(error),
    };
    let worker = officer.clone();
    let person = PersonId::parse(&id).ok_or(Error::NotFound)?;
    let home = kept.home.clone();
    let around = app.db.read(move |tx| around(tx, &worker, &person, &home)).await?;
    let page = page_of(&app, &officer, kept, reason, around);
    app.page(&page, &officer.shell(&app))
}

fn around(tx: &mut Tx<'_>, officer: &Officer, person: &PersonId, home: &UnitId) -> Result<Around> {
    let scope = &officer.office.scope;
    let mut timeline = Vec::new();
    for feature in features::all() {
        if let Some(of_feature) = feature.timeline {
            timeline.extend(of_feature(tx, person, TIMELINE_MAX)?);
        }
    }
    timeline.sort_by_key(|line| std::cmp::Reverse(line.at));
    timeline.truncate(usize::try_from(TIMELINE_MAX)?);
    let (notes, tasks) = (notes(tx, scope, person)?, tasks(tx, scope, person)?);
    let writers = notes.iter().filter_map(|note| note.by.clone());
    let doers = tasks.iter().filter_map(|task| task.assigned_to.clone());
    let cares = cares(tx, scope, person)?;
    let carers_then =
        cares.iter().flat_map(|care| care.by.clone().into_iter().chain([care.carer.clone()]));
    let who: Vec<PersonId> = writers.chain(doers).chain(carers_then).collect();
    let mut units = vec![officer.office.unit.clone()];
    units.extend(units_below(tx, scope.unit(), 9, UNITS_MAX)?);
    Ok(Around {
        fields: fields_for(tx, home)?,
        tags: tags_on(tx, scope, person)?,
        tag_choices: tags_for(tx, scope.unit())?,
        belongings: belongings(tx, person)?,
        household: household(tx, scope, person)?,
        facts: facts_told(tx, person)?,
        names: names_of(tx, &who)?,
        today: tx.now().day_text(),
        carers: carers(tx, scope)?,
        cares,
        notes,
        tasks,
        timeline,
        units,
    })
}

fn page_of(app: &App, officer: &Officer, kept: Kept, reason: String, around: Around) -> PersonPage {
    let language = officer.language();
    let relation = relation_of(&around.facts, &around.today);
    let record = kept.record;
    let legal_name = match (record.legal_first_name.as_str(), record.legal_last_name.as_str()) {
        ("", "") => String::new(),
        ("", last) => crate::people::display_name(&record.first_name, last),
        (first, "") => crate::people::display_name(first, &record.last_name),
        (first, last) => crate::people::display_name(first, last),
    };
    let (notes, tasks) = notes_and_tasks(around.notes, around.tasks, &around.names, &around.today);
    let kinds = [FactKind::Joined, FactKind::Left, FactKind::Interest, FactKind::Contact];
    PersonPage {
        id: kept.id.to_string(),
        name: record.known_as(),
        relation: app.say(language, relation.key()),
        member: relation == Relation::Member,
        home: kept.home_name,
        reason,
        born_is_day: record.born_on.as_ref().is_some_and(|day| day.len() == 10),
        legal_name,
        fields: told_fields(app, language, &around.fields, &record),
        tag_choices: untaken(&around.tag_choices, &around.tags),
        tags: around.tags.iter().map(|tag| Choice::new(tag.id.to_string(), &tag.name)).collect(),
        belongings: around
            .belongings
            .into_iter()
            .map(|belonging| belonging_line(language, belonging))
            .collect(),
        household: around.household.map(household_shown),
        cared: Cared::of(around.cares, &around.names, &around.carers),
        me: officer.actor.person.to_string(),
        notes,
        tasks,
        facts: around.facts.into_iter().map(|fact| fact_line(app, language, fact)).collect(),
        fact_kinds: kinds
            .map(|kind| Choice::new(kind.name(), fact_label(app, language, kind)))
            .into(),
        timeline: around.timeline.iter().map(|line| time_line(app, language, line)).collect(),
        units: around
            .units
            .into_iter()
            .map(|unit| Choice::new(unit.id.to_string(), unit.name))
            .collect(),
        today: around.today,
        links: officer.links_of(app, Some(&kept.id)),
        may_write: officer.office.rights.has(Right::WritePeople),
        record,
    }
}

fn relation_of(facts: &[Fact], today: &str) -> Relation {
    let facts: Vec<(FactKind, String)> =
        facts.iter().map(|fact| (FactKind::parse(&fact.kind), fact.on_day.clone())).collect();
    relation(&facts, today)
}

fn untaken(choices: &[Tag], taken: &[Tag]) -> Vec<Choice> {
    let free = choices.iter().filter(|tag| !taken.iter().any(|other| other.id == tag.id));
    free.map(|tag| {
        let group = tag.group_name.as_ref().map(|group| format!("{group} › ")).unwrap_or_default();
        Choice::new(tag.id.to_string(), format!("{group}{}", tag.name))
    })
    .collect()
}

fn told_fields(
    app: &App,
    language: Language,
    fields: &[CustomField],
    record: &Record,
) -> Vec<Told> {
    let told_field = |field: &CustomField| {
        let value = record.fields.get(field.id.as_str())?;
        let value = told::custom_value(app, language, field.kind, value);
        Some(Told { term: field.label(language).to_owned(), value })
    };
    fields.iter().filter_map(told_field).collect()
}

fn belonging_line(language: Language, belonging: Belonging) -> BelongingLine {
    BelongingLine {
        unit: belonging.unit.to_string(),
        name: belonging.name,
        since_on: told::day(language, &belonging.since_on),
        until_on: belonging.until_on.map(|day| told::day(language, &day)),
    }
}

fn household_shown(household: Household) -> HouseholdShown {
    let member = |(id, name): (PersonId, String)| Choice::new(id.to_string(), name);
    HouseholdShown {
        name: household.name,
        members: household.members.into_iter().map(member).collect(),
    }
}

fn notes_and_tasks(
    notes: Vec<Note>,
    tasks: Vec<Task>,
    names: &[(PersonId, String)],
    today: &str,
) -> (Vec<NoteLine>, Vec<TaskLine>) {
    let name = |by: Option<PersonId>| {
        let known = by.and_then(|by| names.iter().find(|(id, _)| *id == by));
        known.map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let note = |note: Note| NoteLine {
        id: note.id.to_string(),
        body: note.body,
        by: name(note.by),
        at: note.at.0,
    };
    let task = |task: Task| TaskLine {
        id: task.id.to_string(),
        title: task.title,
        late: task.done_at.is_none() && task.due_on.as_deref().is_some_and(|day| day < today),
        due_on: task.due_on,
        done: task.done_at.is_some(),
        by: name(task.assigned_to),
    };
    (notes.into_iter().map(note).collect(), tasks.into_iter().map(task).collect())
}

fn fact_label(app: &App, language: Language, kind: FactKind) -> String {
    app.say(language, &format!("people-fact-{}", kind.name()))
}

fn fact_line(app: &App, language: Language, fact: Fact) -> FactLine {
    let label = fact_label(app, language, FactKind::parse(&fact.kind));
    FactLine { id: fact.id, label, on_day: told::day(language, &fact.on_day) }
}

fn time_line(app: &App, language: Language, line: &TimelineLine) -> TimeLine {
    let args: Vec<(&str, kernel::text::Value)> =
        line.args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    TimeLine {
        at: line.at.0,
        text: app.say_with(language, line.key, &args),
        href: line.href.clone(),
    }
}

/// A person's page as samples: bare, and with everything.
pub(super) fn samples() -> Vec<SamplePage> {
    let bare = || PersonPage {
        id: "0193".to_owned(),
        name: "Ana Moulin".to_owned(),
        relation: "Membre".to_owned(),
        home: "Alès".to_owned(),
        today: "2026-11-24".to_owned(),
        ..PersonPage::default()
    };
    let day = || "2026-11-24".to_owned();
    let one = || vec![Choice::new("1", "Un")];
    let full = PersonPage {
        record: sample_record(),
        reason: "Appel de la personne".to_owned(),
        born_is_day: true,
        legal_name: "Anne Moulin".to_owned(),
        fields: vec![Told { term: "Métier".to_owned(), value: "Soudeuse".to_owned() }],
        tags: one(),
        tag_choices: one(),
        belongings: vec![BelongingLine {
            unit: "1".to_owned(),
            name: "Nîmes".to_owned(),
            since_on: day(),
            until_on: None,
        }],
        household: Some(HouseholdShown { name: "Moulin".to_owned(), members: one() }),
        notes: vec![NoteLine {
            id: "1".to_owned(),
            body: "Dit oui.".to_owned(),
            by: "A".to_owned(),
            at: 1,
        }],
        tasks: vec![TaskLine {
            id: "1".to_owned(),
            title: "Rappeler".to_owned(),
            due_on: Some(day()),
            late: true,
            done: false,
            by: "A".to_owned(),
        }],
        cared: Cared::sample(),
        facts: vec![FactLine { id: "1".to_owned(), label: "A adhéré".to_owned(), on_day: day() }],
        fact_kinds: one(),
        timeline: vec![TimeLine {
            at: 1,
            text: "A adhéré".to_owned(),
            href: Some("/x".to_owned()),
        }],
        units: one(),
        links: vec![Link::new("Fusionner avec…", "/x")],
        may_write: true,
        ..bare()
    };
    vec![SamplePage::new("people/person", full), SamplePage::new("people/person-bare", bare())]
}

fn sample_record() -> Record {
    Record {
        born_on: Some("2026-11-24".to_owned()),
        died_on: Some("2026-11-24".to_owned()),
        emails: vec![crate::people::EmailLine {
            address: "ana@example.org".to_owned(),
            bad: true,
            ..Default::default()
        }],
        phones: vec![crate::people::PhoneLine {
            number: "+262639982260".to_owned(),
            kind: "mobile".to_owned(),
            bad: true,
        }],
        addresses: vec![crate::people::AddressLine {
            line_1: "3 rue du Pont".to_owned(),
            kind: "home".to_owned(),
            bad: true,
            ..Default::default()
        }],
        ..Record::default()
    }
}
