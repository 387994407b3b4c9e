//! The officers' room: the pages of their units, what each brought and where it goes. Who gave is
//! told to treasurers alone, on a page of its own.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::edit::{found, within};
use super::sheet::sample_figures;
use crate::accounts::Hand;
use crate::accounts::Officer;
use crate::app::App;
use crate::donations::rules::{FactKind, State as Standing, shares_of};
use crate::donations::store::{self, Fact, Figures, ListRow, Sum};
use crate::org::Right;
use crate::site::{Html, html};

#[derive(Serialize)]
struct List {
    unit: String,
    may_write: bool,
    rows: Vec<ListRow>,
}

impl Page for List {
    const TEMPLATE: &str = "donations/office_list.html";
}

/// Whoever writes pages, and whoever keeps the money that they bring.
pub(super) fn may_look(officer: &Officer) -> Result<()> {
    if officer.office.rights.has(Right::Treasury) { Ok(()) } else { officer.must(Right::Publish) }
}

/// GET `/office/donations`.
pub(super) async fn list(State(app): State<App>, officer: Officer) -> Result<Response> {
    may_look(&officer)?;
    let scope = officer.office.scope.clone();
    let rows = app.db.read(move |tx| store::of_office(tx, &scope)).await?;
    let list = List {
        unit: officer.office.unit.name.clone(),
        may_write: officer.office.rights.has(Right::Publish),
        rows,
    };
    app.page(&list, &officer.shell(&app))
}

/// A step, in the language of the page.
#[derive(Serialize)]
struct Step {
    kind: String,
    by: String,
    at: i64,
}

#[derive(Serialize)]
struct One {
    id: String,
    slug: String,
    title: String,
    unit: String,
    collector: String,
    body: Html,
    state: &'static str,
    goal_cents: i64,
    closes_on: Option<String>,
    figures: Figures,
    sums: Vec<Sum>,
    steps: Vec<Step>,
    has_shares: bool,
    /// What may be done to it now.
    acts: Vec<&'static str>,
    is_public: bool,
    may_write: bool,
    may_receive: bool,
}

impl Page for One {
    const TEMPLATE: &str = "donations/office.html";
}

/// GET `/office/donations/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    may_look(&officer)?;
    let page = within(&app, &officer, &id).await?;
    let known = page.id.clone();
    let (figures, sums, facts) = app
        .db
        .read(move |tx| {
            let figures = store::figures(tx, &known)?;
            Ok((figures, store::by_unit(tx, &known)?, store::facts_of(tx, &known)?))
        })
        .await?;
    let language = officer.language();
    let (last, state) = (page.last()?, page.state(&app.now().day_text())?);
    let acts = [("open", FactKind::Opened), ("close", FactKind::Closed)];
    let step = |fact: Fact| {
        let role = match language {
            Language::French => fact.role_fr,
            Language::English => fact.role_en,
        };
        let role = if role.is_empty() { role } else { format!(", {role}") };
        Step { kind: fact.kind, by: format!("{}{role}", fact.by_name), at: fact.at.0 }
    };
    let one = One {
        acts: acts.iter().filter(|(_, kind)| kind.may_follow(last)).map(|(act, _)| *act).collect(),
        id: page.id.to_string(),
        slug: page.slug,
        title: page.title,
        unit: page.unit_name,
        collector: page.collector_name,
        body: html(&page.body),
        state: state.name(),
        goal_cents: page.goal_cents,
        closes_on: page.closes_on,
        figures,
        sums,
        steps: facts.into_iter().map(step).collect(),
        has_shares: !shares_of(&page.shares).is_empty(),
        is_public: state != Standing::Draft,
        may_write: officer.office.rights.has(Right::Publish),
        may_receive: officer.office.rights.has(Right::Treasury),
    };
    app.page(&one, &officer.shell(&app))
}

/// POST `/office/donations/{id}`: opens it, closes it.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let page = found(&app, &officer, &id).await?;
    let (kind, said) = match fields.text("do") {
        "open" => (FactKind::Opened, "donations-opened"),
        "close" => (FactKind::Closed, "donations-closed"),
        _ => return Err(Error::NotFound),
    };
    let hand = Hand::officer(&officer);
    app.db.write(move |tx| store::add_fact(tx, &page, kind, &hand)).await?;
    let notice = Notice::ok(app.say(officer.language(), said));
    see_other_with(&format!("/office/donations/{id}"), &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |state: &'static str, goal_cents: i64| ListRow {
        id: "1".to_owned(),
        slug: "local".to_owned(),
        title: "Le local".to_owned(),
        unit: "Alès".to_owned(),
        collector: "ADF du Gard".to_owned(),
        state,
        goal_cents,
        figures: sample_figures(),
    };
    let step = |kind: &str| Step {
        kind: kind.to_owned(),
        by: "Odile Fauvel, Secrétaire".to_owned(),
        at: 1_795_476_600_000,
    };
    let sum = |unit: &str| Sum { unit: unit.to_owned(), cents: 215_625, gifts: 112 };
    let one = |state: &'static str, acts: Vec<&'static str>, sums: Vec<Sum>| One {
        id: "1".to_owned(),
        slug: "local".to_owned(),
        title: "Le local".to_owned(),
        unit: "Alès".to_owned(),
        collector: "ADF du Gard".to_owned(),
        body: html("Le loyer."),
        state,
        goal_cents: 1_200_000,
        closes_on: Some("2026-12-31".to_owned()),
        figures: sample_figures(),
        sums,
        steps: vec![step("written"), step("opened"), step("closed")],
        has_shares: true,
        acts,
        is_public: state != "draft",
        may_write: true,
        may_receive: true,
    };
    let list = |rows: Vec<ListRow>| List { unit: "Alès".to_owned(), may_write: true, rows };
    let rows = vec![row("draft", 0), row("open", 1_200_000), row("closed", 500_000)];
    vec![
        SamplePage::new("donations page office, empty", list(vec![])),
        SamplePage::new("donations page office", list(rows)),
        SamplePage::new(
            "donations page one",
            one("open", vec!["close"], vec![sum("Alès"), sum("Gard")]),
        ),
        SamplePage::new("donations page one, draft", one("draft", vec!["open"], Vec::new())),
    ]
}
