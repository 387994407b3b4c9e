//! Mandates: who holds which role where; recording one, ending one early.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, PAGE_ROWS_MAX, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use crate::accounts::Officer;
use crate::app::App;
use crate::office::pages::{Choice, Problem, named};
use crate::office::{rules, store};
use crate::org::{
    self, ENDING_DAYS, Mandate, MandateId, MandateState, NewMandate, PersonId, Right, Scope,
    UnitId, is_in_force,
};

/// A mandate as a line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct MandateLine {
    pub(super) id: String,
    /// Name of the holder; `None` when the record was erased or is outside the scope.
    pub(super) person: Option<String>,
    pub(super) role: String,
    pub(super) unit: String,
    pub(super) starts_on: String,
    pub(super) ends_on: Option<String>,
    pub(super) decision: String,
    pub(super) is_delegated: bool,
    /// `now`, `later` or `over`.
    pub(super) state: &'static str,
}

impl MandateLine {
    /// An invented line for samples.
    pub(super) fn sample() -> Self {
        Self {
            id: "1".to_owned(),
            person: Some("Colette Moulin".to_owned()),
            role: "Secrétaire".to_owned(),
            unit: "Alès".to_owned(),
            starts_on: "2026-01-10".to_owned(),
            ends_on: Some("2026-12-31".to_owned()),
            decision: "Assemblée générale du 10 janvier 2026".to_owned(),
            is_delegated: false,
            state: "now",
        }
    }
}

/// Mandates as lines; names only of people in the scope.
pub(super) fn lines_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    language: Language,
    mandates: Vec<Mandate>,
    today: &str,
) -> Result<Vec<MandateLine>> {
    let line = |mandate: Mandate| {
        let in_force = is_in_force(&mandate.starts_on, mandate.ends_on.as_deref(), today);
        let over = mandate.ends_on.as_deref().is_some_and(|last| last < today);
        Ok(MandateLine {
            id: mandate.id.as_str().to_owned(),
            person: store::name_in(tx, scope, &mandate.person)?,
            role: named(language, &mandate.role_fr, &mandate.role_en).to_owned(),
            unit: mandate.unit_name,
            starts_on: mandate.starts_on,
            ends_on: mandate.ends_on,
            decision: mandate.decision,
            is_delegated: mandate.delegated_from.is_some(),
            state: if in_force {
                "now"
            } else if over {
                "over"
            } else {
                "later"
            },
        })
    };
    mandates.into_iter().map(line).collect()
}

#[derive(Serialize)]
struct MandatesPage {
    state: &'static str,
    mandates: Vec<MandateLine>,
    records: bool,
    /// Whether there may be more than are shown.
    more: bool,
}

impl Page for MandatesPage {
    const TEMPLATE: &'static str = "office/mandates.html";
}

/// Mandates of the unit and below: in force, ending or over.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::ReadPeople)?;
    let (state, name) = match fields.text("state") {
        "ending" => (MandateState::Ending, "ending"),
        "over" => (MandateState::Over, "over"),
        _ => (MandateState::Open, "open"),
    };
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let limit = i64::try_from(PAGE_ROWS_MAX)? * 4;
    let mandates = app
        .db
        .read(move |tx| {
            let today = tx.now().day_text();
            let soon = tx.now().plus_ms(ENDING_DAYS * kernel::time::DAY_MS).day_text();
            let mandates = org::mandates_in(tx, &scope, state, (&today, &soon), limit)?;
            lines_of(tx, &scope, language, mandates, &today)
        })
        .await?;
    let records = officer.office.rights.has(Right::ManageMandates);
    let more = i64::try_from(mandates.len())? == limit;
    let page = MandatesPage { state: name, mandates, records, more };
    app.page(&page, &officer.shell(&app))
}

#[derive(Serialize)]
struct MandatePage {
    mandate: MandateLine,
    rights: Vec<String>,
    may_end: bool,
    may_delegate: bool,
    last_day: String,
    reason: String,
    errors: Vec<Problem>,
}

impl Page for MandatePage {
    const TEMPLATE: &'static str = "office/mandate.html";
}

/// One mandate with its rights, for who manages mandates, its holder, or who delegated it.
async fn open(app: &App, officer: &Officer, id: &str) -> Result<(MandateId, MandatePage)> {
    let id = MandateId::parse(id).ok_or(Error::NotFound)?;
    let (office, language, asked) = (officer.office.clone(), officer.language(), id.clone());
    let (mandate, line, is_giver, today) = app
        .db
        .read(move |tx| {
            let today = tx.now().day_text();
            let mandate = org::mandate_in(tx, &office.scope, &asked)?;
            let mut is_giver = false;
            if let Some(from) = &mandate.delegated_from {
                is_giver = org::mandate_in(tx, &office.scope, from)?.person == office.person;
            }
            let one = vec![mandate.clone()];
            let line = lines_of(tx, &office.scope, language, one, &today)?;
            let line = line.into_iter().next().ok_or(Error::NotFound)?;
            Ok((mandate, line, is_giver, today))
        })
        .await?;
    let is_own = mandate.person == officer.office.person;
    let manages = officer.office.rights.has(Right::ManageMandates);
    if !is_own && !is_giver {
        officer.must(Right::ReadPeople)?;
    }
    let is_open = line.state != "over";
    let page = MandatePage {
        may_end: is_open && (is_giver || is_own || manages),
        may_delegate: line.state == "now" && is_own && !line.is_delegated,
        rights: mandate.rights.iter().map(|right| app.say(language, right.key())).collect(),
        mandate: line,
        last_day: today,
        reason: String::new(),
        errors: Vec::new(),
    };
    Ok((id, page))
}

/// One mandate.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let (_, page) = open(&app, &officer, &id).await?;
    app.page(&page, &officer.shell(&app))
}

/// Ends a mandate or a delegation early: its holder resigns, its giver takes back, or somebody
/// who manages mandates records a decision.
pub(super) async fn end(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let (id, page) = open(&app, &officer, &id).await?;
    if !page.may_end {
        officer.must(Right::ManageMandates)?;
    }
    let language = officer.language();
    let mut page = MandatePage {
        last_day: fields.text("last_day").to_owned(),
        reason: fields.text("reason").to_owned(),
        ..page
    };
    let last_day = rules::day(&page.last_day);
    if last_day.is_none() {
        let (label, error) = ("office-mandate-last-day", "office-day-error");
        page.errors.push(Problem::of(&app, language, "last_day", label, error));
    }
    if page.reason.is_empty() || page.reason.chars().count() > rules::DECISION_CHARS_MAX {
        let (label, error) = ("office-mandate-reason", "office-decision-error");
        page.errors.push(Problem::of(&app, language, "reason", label, error));
    }
    let (Some(last_day), true) = (last_day, page.errors.is_empty()) else {
        return app.refused(&page, officer.shell(&app));
    };
    let (mandate, reason) = (id.clone(), page.reason.clone());
    let by = officer.office.person.clone();
    match app.db.write(move |tx| org::end_mandate(tx, &mandate, &last_day, &reason, &by)).await {
        Ok(()) => {
            let said = Notice::ok(app.say(language, "office-mandate-ended"));
            see_other_with("/office/mandates", &said)
        }
        Err(Error::Refused(key)) => {
            page.errors.push(Problem::rule(&app, language, key));
            app.refused(&page, officer.shell(&app))
        }
        Err(other) => Err(other),
    }
}

/// A person to choose.
#[derive(Debug, Clone, Serialize)]
pub(super) struct PersonLine {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) unit: String,
}

/// People of a scope that a search finds, as lines.
pub(super) fn found(tx: &mut Tx<'_>, scope: &Scope, q: &str) -> Result<Vec<PersonLine>> {
    if q.is_empty() {
        return Ok(Vec::new());
    }
    let line =
        |(id, name, unit): store::Found| PersonLine { id: id.as_str().to_owned(), name, unit };
    Ok(store::find_people(tx, scope, q)?.into_iter().map(line).collect())
}

#[derive(Serialize)]
struct NewPage {
    q: String,
    found: Vec<PersonLine>,
    /// The person chosen.
    person: Option<PersonLine>,
    roles: Vec<Choice>,
    units: Vec<Choice>,
    role: String,
    unit: String,
    starts_on: String,
    ends_on: String,
    decision: String,
    errors: Vec<Problem>,
}

impl Page for NewPage {
    const TEMPLATE: &'static str = "office/mandate_new.html";
}

/// Most units in the list of the form; larger organisations choose where they work first.
const UNITS_LISTED_MAX: i64 = 300;

async fn new_page(app: &App, officer: &Officer, fields: &Fields) -> Result<NewPage> {
    officer.must(Right::ManageMandates)?;
    let (scope, language) = (officer.office.scope.clone(), officer.language());
    let here = officer.office.unit.clone();
    let typed = |name: &str| fields.text(name).to_owned();
    let (q, person) = (typed("q"), PersonId::parse(fields.text("person")));
    let (role, unit, starts_on) = (typed("role"), typed("unit"), typed("starts_on"));
    let (ends_on, decision) = (typed("ends_on"), typed("decision"));
    app.db
        .read(move |tx| {
            let chosen = match &person {
                Some(id) => store::name_in(tx, &scope, id)?.map(|name| PersonLine {
                    id: id.as_str().to_owned(),
                    name,
                    unit: String::new(),
                }),
                None => None,
            };
            let roles = org::roles(tx)?.into_iter().filter(|role| !role.is_retired);
            let roles = roles.map(|role| Choice {
                label: named(language, &role.name_fr, &role.name_en).to_owned(),
                value: role.id,
            });
            let units = org::find_units(tx, &scope, "", UNITS_LISTED_MAX)?;
            let units = units
                .into_iter()
                .map(|unit| Choice { value: unit.id.as_str().to_owned(), label: unit.name });
            let or = |typed: &str, usual: &str| {
                if typed.is_empty() { usual.to_owned() } else { typed.to_owned() }
            };
            Ok(NewPage {
                found: found(tx, &scope, &q)?,
                q: q.clone(),
                person: chosen,
                roles: roles.collect(),
                units: units.collect(),
                role: role.clone(),
                unit: or(&unit, here.id.as_str()),
                starts_on: or(&starts_on, &tx.now().day_text()),
                ends_on: ends_on.clone(),
                decision: decision.clone(),
                errors: Vec::new(),
            })
        })
        .await
}

/// Finds a person, then asks for role, unit, days and decision.
pub(super) async fn new(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let page = new_page(&app, &officer, &fields).await?;
    app.page(&page, &officer.shell(&app))
}

impl NewPage {
    /// What was typed as a mandate, or the problems of the form.
    fn read(&self, app: &App, language: Language) -> std::result::Result<NewMandate, Vec<Problem>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, label: &str, message: &str| {
            errors.push(Problem::of(app, language, field, label, message));
        };
        let starts_on = rules::day(&self.starts_on);
        let ends_on = Some(&self.ends_on).filter(|day| !day.is_empty());
        let last = ends_on.map(|day| rules::day(day));
        if !self.roles.iter().any(|role| role.value == self.role) {
            wrong("role", "office-mandate-role", "office-choose-error");
        }
        if starts_on.is_none() {
            wrong("starts_on", "office-mandate-first-day", "office-day-error");
        }
        if last == Some(None) {
            wrong("ends_on", "office-mandate-last-day", "office-day-error");
        }
        let length = self.decision.chars().count();
        if length == 0 || length > rules::DECISION_CHARS_MAX {
            wrong("decision", "office-mandate-decision", "office-decision-error");
        }
        let person = self.person.as_ref().and_then(|person| PersonId::parse(&person.id));
        match (person, UnitId::parse(&self.unit), starts_on) {
            (Some(person), Some(unit), Some(starts_on)) if errors.is_empty() => Ok(NewMandate {
                person,
                unit,
                role: self.role.clone(),
                starts_on,
                ends_on: last.flatten(),
                decision: self.decision.clone(),
            }),
            _ => Err(errors),
        }
    }
}

/// Records a mandate.
pub(super) async fn record(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let mut page = new_page(&app, &officer, &fields).await?;
    if page.person.is_none() {
        return Err(Error::NotFound);
    }
    let language = officer.language();
    let mandate = match page.read(&app, language) {
        Ok(mandate) => mandate,
        Err(errors) => {
            page.errors = errors;
            return app.refused(&page, officer.shell(&app));
        }
    };
    let office = officer.office.clone();
    match app.db.write(move |tx| org::record_mandate(tx, &office, &mandate)).await {
        Ok(id) => {
            let said = Notice::ok(app.say(language, "office-mandate-recorded"));
            see_other_with(&format!("/office/mandates/{id}"), &said)
        }
        Err(Error::Refused(key)) => {
            page.errors.push(Problem::rule(&app, language, key));
            app.refused(&page, officer.shell(&app))
        }
        Err(other) => Err(other),
    }
}

/// Lists, a mandate, the form at each step.
pub(super) fn samples() -> Vec<SamplePage> {
    let list = |state, mandates, more| MandatesPage { state, mandates, records: true, more };
    let erased = MandateLine { person: None, ends_on: None, ..MandateLine::sample() };
    let delegated = MandateLine { is_delegated: true, state: "later", ..MandateLine::sample() };
    let problem = || Problem {
        field: "decision".to_owned(),
        label: "Décision".to_owned(),
        message: "Écrivez la décision.".to_owned(),
    };
    let one = |mandate, errors| MandatePage {
        mandate,
        rights: vec!["Voir les totaux".to_owned()],
        may_end: true,
        may_delegate: true,
        last_day: "2026-11-24".to_owned(),
        reason: String::new(),
        errors,
    };
    let person = || PersonLine {
        id: "1".to_owned(),
        name: "Nadia Ferhat".to_owned(),
        unit: "Alès".to_owned(),
    };
    let choice = || vec![Choice { value: "1".to_owned(), label: "Secrétaire".to_owned() }];
    let form = |q: &str, found, person, errors| NewPage {
        q: q.to_owned(),
        found,
        person,
        roles: choice(),
        units: choice(),
        role: String::new(),
        unit: "1".to_owned(),
        starts_on: "2026-11-24".to_owned(),
        ends_on: String::new(),
        decision: String::new(),
        errors,
    };
    vec![
        SamplePage::new(
            "office/mandates",
            list("open", vec![MandateLine::sample(), erased, delegated.clone()], true),
        ),
        SamplePage::new("office/mandates-empty", list("ending", Vec::new(), false)),
        SamplePage::new("office/mandate", one(MandateLine::sample(), Vec::new())),
        SamplePage::new("office/mandate-refused", one(delegated, vec![problem()])),
        SamplePage::new("office/mandate-new", form("", Vec::new(), None, Vec::new())),
        SamplePage::new("office/mandate-found", form("fer", vec![person()], None, vec![])),
        SamplePage::new("office/mandate-none", form("zzz", Vec::new(), None, Vec::new())),
        SamplePage::new("office/mandate-chosen", form("", vec![], Some(person()), vec![])),
        SamplePage::new(
            "office/mandate-new-refused",
            form("", Vec::new(), Some(person()), vec![problem()]),
        ),
    ]
}
