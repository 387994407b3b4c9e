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
use super::seen;
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::feature::WaitingLine;
use crate::org::{Office, Right};
use crate::petitions::rules::FactKind;
use crate::petitions::store::{self, ListRow};

/// Shortest reason of a refusal, in characters.
const WHY_CHARS_MIN: usize = 5;
/// Longest.
const WHY_CHARS_MAX: usize = 500;

#[derive(Serialize)]
struct List {
    unit: String,
    rows: Vec<ListRow>,
}

impl Page for List {
    const TEMPLATE: &str = "petitions/office_list.html";
}

/// GET `/office/petitions`.
pub(super) async fn list(Given(app): Given<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Publish)?;
    let scope = officer.office.scope.clone();
    let rows = app.db.read(move |tx| store::of_office(tx, &scope)).await?;
    app.page(&List { unit: officer.office.unit.name.clone(), rows }, &officer.shell(&app))
}

/// A step, in the language of the page.
#[derive(Serialize)]
pub(super) struct Step {
    pub kind: String,
    pub why: String,
    pub by: String,
    pub at: i64,
}

#[derive(Serialize)]
struct One {
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
    carriers: Vec<String>,
    /// What may be done to it now.
    acts: Vec<&'static str>,
    is_public: bool,
    /// Whether they may take signatures out, and bring paper in.
    may_export: bool,
    may_key: bool,
    why: String,
    error: String,
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
    let page = one(&app, &officer, &id, String::new(), String::new()).await?;
    app.page(&page, &officer.shell(&app))
}

async fn one(app: &App, officer: &Officer, id: &str, why: String, error: String) -> Result<One> {
    let petition = found(app, officer, id).await?;
    let kept = petition.clone();
    let (counts, facts, (_, waiting), carriers) = app
        .db
        .read(move |tx| {
            Ok((
                store::counts_of(tx, &kept)?,
                store::facts_of(tx, &kept.id)?,
                store::review_page(tx, &kept.id)?,
                store::carriers_of(tx, &kept)?,
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
    let step = |fact: store::Fact| {
        let role = match language {
            Language::French => fact.role_fr,
            Language::English => fact.role_en,
        };
        let role = if role.is_empty() { role } else { format!(", {role}") };
        Step {
            kind: fact.kind,
            why: fact.why,
            by: format!("{}{role}", fact.by_name),
            at: fact.at.0,
        }
    };
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
        steps: facts.into_iter().map(step).collect(),
        carriers: carriers.into_iter().map(|one| one.name).collect(),
        is_public: state.is_public(),
        may_export: officer.office.rights.has(Right::Export),
        may_key: [Right::WritePeople, Right::Import]
            .iter()
            .all(|it| officer.office.rights.has(*it)),
        why,
        error,
    })
}

/// POST `/office/petitions/{id}`: opens it, refuses it with a reason, closes it, notes that it was
/// handed over.
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
        _ => return Err(Error::NotFound),
    };
    let why: String = fields.text("why").chars().take(WHY_CHARS_MAX).collect();
    if kind == FactKind::Refused && why.chars().count() < WHY_CHARS_MIN {
        let error = app.say(officer.language(), "petitions-refusal-why");
        let page = one(&app, &officer, &id, why, error).await?;
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

/// Petitions that wait for somebody mandated.
pub(in crate::petitions) fn waiting(tx: &mut Tx<'_>, office: &Office) -> Result<Vec<WaitingLine>> {
    if !office.rights.has(Right::Publish) {
        return Ok(Vec::new());
    }
    let count = store::count_proposed(tx, &office.scope)?;
    let line = WaitingLine { key: "petitions-waiting", count, href: "/office/petitions" };
    Ok(if count > 0 { vec![line] } else { Vec::new() })
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
        carriers: vec!["Alès".to_owned(), "Nîmes".to_owned()],
        acts,
        is_public: state == "open",
        may_export: true,
        may_key: true,
        why: String::new(),
        error: error.to_owned(),
    };
    let rows = vec![row("proposed"), row("open")];
    vec![
        SamplePage::new("petitions page office, empty", List { unit: "Alès".into(), rows: vec![] }),
        SamplePage::new("petitions page office", List { unit: "Alès".to_owned(), rows }),
        SamplePage::new("petitions page one", one("open", vec!["close", "deliver"], "")),
        SamplePage::new(
            "petitions page one, refused",
            one("proposed", vec!["open", "refuse"], "Écrivez un motif."),
        ),
    ]
}
