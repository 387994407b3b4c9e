//! The officers' room: what waits, what runs, and what each petition came to.

use axum::extract::{Path, State as Given};
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{box_words, found};
use super::{seen, together};
use crate::accounts::{Hand, Officer};
use crate::app::App;
use crate::feature::WaitingLine;
use crate::org::{Office, Right};
use crate::petitions::PetitionId;
use crate::petitions::rules::{CarrierStep, FactKind};
use crate::petitions::store::{self, ListRow};

/// Shortest reason of a refusal, in characters.
pub(super) const WHY_CHARS_MIN: usize = 5;
/// Longest.
pub(super) const WHY_CHARS_MAX: usize = 500;

#[derive(Serialize)]
struct List {
    unit: String,
    rows: Vec<ListRow>,
    /// Petitions of others that units of the office are asked to carry, or carry.
    carried: Vec<CarriedRow>,
    /// Thresholds of which nobody said what became.
    reached: Vec<store::ReachedRow>,
}

#[derive(Serialize)]
struct CarriedRow {
    row: ListRow,
    unit: String,
    kind: String,
}

impl Page for List {
    const TEMPLATE: &str = "petitions/office_list.html";
}

/// GET `/office/petitions`.
pub(super) async fn list(Given(app): Given<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Publish)?;
    let scope = officer.office.scope.clone();
    let read = move |tx: &mut Tx<'_>| {
        let rows = store::of_office(tx, &scope)?;
        let carried = store::carried_list(tx, &scope)?;
        Ok((rows, carried, store::reached_waiting(tx, &scope)?))
    };
    let (rows, carried, reached) = app.db.read(read).await?;
    let carried = carried.into_iter().map(|(row, unit, kind)| CarriedRow { row, unit, kind });
    let carried = carried.collect();
    let page = List { unit: officer.office.unit.name.clone(), rows, carried, reached };
    app.page(&page, &officer.shell(&app))
}

/// A step, in the language of the page.
#[derive(Serialize)]
pub(super) struct Step {
    pub kind: String,
    pub why: String,
    pub by: String,
    pub at: i64,
}

/// A unit that was asked to carry it too.
#[derive(Serialize)]
pub(super) struct Asked {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub why: String,
    pub may_end: bool,
}

/// A threshold that was reached.
#[derive(Serialize)]
pub(super) struct Rung {
    pub reached: i64,
    pub triggers: String,
    pub at: Option<i64>,
    pub answer: String,
}

/// What was typed into the forms of a petition, and what is wrong with it.
#[derive(Default, Serialize)]
pub(super) struct Said {
    pub why: String,
    pub error: String,
    pub carrier: String,
    pub carrier_error: String,
    /// Of which threshold.
    pub of: i64,
    pub answer: String,
    pub answer_error: String,
}

#[derive(Serialize)]
pub(super) struct One {
    id: String,
    slug: String,
    title: String,
    unit: String,
    addressee: String,
    body: crate::site::Html,
    state: &'static str,
    goal: i64,
    form: i64,
    paper: i64,
    waiting: i64,
    steps: Vec<Step>,
    asked: Vec<Asked>,
    rungs: Vec<Rung>,
    /// What may be done to it now.
    acts: Vec<&'static str>,
    is_public: bool,
    /// Whether they may take signatures out, and bring paper in.
    may_export: bool,
    may_key: bool,
    said: Said,
}

impl Page for One {
    const TEMPLATE: &str = "petitions/office.html";
}

/// GET `/office/petitions/{id}`.
pub(super) async fn show(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let page = one(&app, &officer, &id, Said::default()).await?;
    app.page(&page, &officer.shell(&app))
}

/// A petition as its officers see it.
pub(super) async fn one(app: &App, officer: &Officer, id: &str, said: Said) -> Result<One> {
    let petition = found(app, officer, id).await?;
    let kept = petition.clone();
    let (counts, facts, (_, waiting), asked, reached) = app
        .db
        .read(move |tx| {
            Ok((
                store::counts_of(tx, &kept)?,
                store::facts_of(tx, &kept.id)?,
                store::review_page(tx, &kept.id)?,
                store::asked_of(tx, &kept.id)?,
                store::reached_of(tx, &kept.id)?,
            ))
        })
        .await?;
    let language = officer.language();
    let last = petition.last()?;
    let state = petition.state(&app.now().day_text())?;
    let acts = [
        ("open", FactKind::Opened),
        ("refuse", FactKind::Refused),
        ("close", FactKind::Closed),
        ("deliver", FactKind::Delivered),
    ];
    Ok(One {
        acts: acts.iter().filter(|(_, kind)| kind.may_follow(last)).map(|(act, _)| *act).collect(),
        id: petition.id.to_string(),
        slug: petition.slug,
        title: petition.title,
        unit: petition.unit_name,
        addressee: petition.addressee,
        body: crate::site::html(&petition.body),
        state: state.name(),
        goal: petition.goal,
        form: counts.form,
        paper: counts.paper,
        waiting,
        steps: facts.into_iter().map(|fact| step(language, fact)).collect(),
        asked: asked.into_iter().map(asked_told).collect(),
        rungs: reached.into_iter().map(rung).collect(),
        is_public: state.is_public(),
        may_export: officer.office.rights.has(Right::Export),
        may_key: [Right::WritePeople, Right::Import]
            .iter()
            .all(|it| officer.office.rights.has(*it)),
        said,
    })
}

fn step(language: Language, fact: store::Fact) -> Step {
    let role = match language {
        Language::French => fact.role_fr,
        Language::English => fact.role_en,
    };
    let role = if role.is_empty() { role } else { format!(", {role}") };
    Step { kind: fact.kind, why: fact.why, by: format!("{}{role}", fact.by_name), at: fact.at.0 }
}

fn asked_told(one: store::Carrier) -> Asked {
    Asked {
        id: one.unit.to_string(),
        name: one.name,
        may_end: CarrierStep::Ended.may_follow(&one.kind),
        kind: one.kind,
        why: one.why,
    }
}

fn rung(one: store::Reached) -> Rung {
    let at = one.day();
    Rung { reached: one.reached, triggers: one.triggers, at, answer: one.answer }
}

/// POST `/office/petitions/{id}`: opens it, refuses it with a reason, closes it, notes that it was
/// handed over; asks units to carry it; says what became of a threshold.
pub(super) async fn act(
    Given(app): Given<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let petition = found(&app, &officer, &id).await?;
    let (kind, said) = match fields.text("do") {
        "open" => (FactKind::Opened, "petitions-opened"),
        "refuse" => (FactKind::Refused, "petitions-refused"),
        "close" => (FactKind::Closed, "petitions-closed"),
        "deliver" => (FactKind::Delivered, "petitions-delivered"),
        "ask" => return together::ask(&app, &officer, petition, &fields).await,
        "end" => return together::end(&app, &officer, petition, &fields).await,
        "answer" => return together::answer(&app, &officer, petition, &fields).await,
        _ => return Err(Error::NotFound),
    };
    let why: String = fields.text("why").chars().take(WHY_CHARS_MAX).collect();
    if kind == FactKind::Refused && why.chars().count() < WHY_CHARS_MIN {
        let error = app.say(officer.language(), "petitions-refusal-why");
        let page = one(&app, &officer, &id, Said { why, error, ..Said::default() }).await?;
        return app.refused(&page, officer.shell(&app));
    }
    let words = box_words(&app, &petition.addressee);
    let (hand, slug) = (Hand::officer(&officer), petition.slug.clone());
    app.db
        .write(move |tx| {
            store::add_fact(tx, &petition, kind, &why, &hand)?;
            if kind == FactKind::Opened {
                store::put_words(tx, &petition.id, &words)?;
            }
            Ok(())
        })
        .await?;
    seen::forget(&app, &slug);
    let notice = Notice::ok(app.say(officer.language(), said));
    see_other_with(&format!("/office/petitions/{id}"), &notice)
}

/// Petitions that wait for somebody mandated, questions to carry one, thresholds that were reached.
pub(in crate::petitions) fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::Publish) {
        return Ok(Vec::new());
    }
    let scope = &office.scope;
    let counts = [
        ("petitions-waiting", store::count_proposed(tx, scope)?),
        ("petitions-carry-waiting", store::count_asked(tx, scope)?),
        ("petitions-reached-waiting", store::count_reached(tx, scope)?),
    ];
    let line = |(key, count)| WaitingLine { key, count, href: "/office/petitions" };
    Ok(counts.into_iter().filter(|(_, count)| *count > 0).map(line).collect())
}

fn sample_asked(kind: &str) -> Asked {
    Asked {
        id: "1".to_owned(),
        name: "Nîmes".to_owned(),
        kind: kind.to_owned(),
        why: String::new(),
        may_end: kind == "accepted",
    }
}

fn sample_rung(answer: &str) -> Rung {
    Rung {
        reached: 500,
        triggers: "Débat en conseil".to_owned(),
        at: Some(1_795_476_600_000),
        answer: answer.to_owned(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |state| ListRow {
        id: "1".to_owned(),
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        unit: "Alès".to_owned(),
        addressee: "la Métropole".to_owned(),
        by_name: "Ana Moulin".to_owned(),
        state,
        count: 12,
        paper: 3,
        goal: 500,
        closes_on: None,
    };
    let step = |kind: &str| Step {
        kind: kind.to_owned(),
        why: "Décision du bureau".to_owned(),
        by: "Odile Fauvel, Secrétaire".to_owned(),
        at: 1_795_476_600_000,
    };
    let one = |state, acts: Vec<&'static str>, error: &str| One {
        id: "1".to_owned(),
        slug: "bus".to_owned(),
        title: "Un bus de nuit".to_owned(),
        unit: "Alès".to_owned(),
        addressee: "la Métropole".to_owned(),
        body: crate::site::html("Un bus."),
        state,
        goal: 500,
        form: 12,
        paper: 3,
        waiting: 2,
        steps: vec![step("proposed"), step("opened")],
        asked: ["asked", "accepted", "refused", "left", "ended"]
            .map(sample_asked)
            .into_iter()
            .collect(),
        rungs: vec![sample_rung(""), sample_rung("Débat tenu le 12.")],
        acts,
        is_public: state == "open",
        may_export: true,
        may_key: true,
        said: Said { error: error.to_owned(), ..Said::default() },
    };
    let rows = vec![row("proposed"), row("open")];
    let carried =
        vec![CarriedRow { row: row("open"), unit: "Nîmes".to_owned(), kind: "asked".to_owned() }];
    let reached = vec![store::ReachedRow {
        id: PetitionId::from(uuid::Uuid::nil()),
        title: "Un bus de nuit".to_owned(),
        reached: 500,
        triggers: "Débat en conseil".to_owned(),
    }];
    let list = |rows, carried, reached| List { unit: "Alès".to_owned(), rows, carried, reached };
    vec![
        SamplePage::new("petitions page office, empty", list(vec![], vec![], vec![])),
        SamplePage::new("petitions page office", list(rows, carried, reached)),
        SamplePage::new("petitions page one", one("open", vec!["close", "deliver"], "")),
        SamplePage::new(
            "petitions page one, refused",
            one("proposed", vec!["open", "refuse"], "Écrivez un motif."),
        ),
    ]
}
