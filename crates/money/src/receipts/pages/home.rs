//! A year's receipts of a collector: what waits, what was issued, who comes near the ceiling.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, download, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::{Told, cut, papers, refusal, sample, told};
use crate::access::{self, Act};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::{self, Collector, CollectorId};
use crate::org::{PersonId, Right};
use crate::paper;
use crate::receipts::RunId;
use crate::receipts::jobs::{self, Order};
use crate::receipts::rules::{Kind, Watch, watch};
use crate::receipts::store::{self, Kept, Run, Totals};

/// The legal value of the yearly ceiling.
const CEILING: &str = "gift_ceiling_year_cents";

#[derive(Serialize, Default)]
struct Home {
    unit: String,
    year: String,
    years: Vec<String>,
    collectors: Vec<Kept>,
    collector: String,
    collector_name: String,
    kind: &'static str,
    kind_told: String,
    totals: Totals,
    /// Who waits for a receipt, and what each gave.
    waiting: Vec<(String, i64)>,
    /// Whether the year still runs.
    is_running: bool,
    runs: Vec<RunTold>,
    receipts: Vec<Told>,
    overtaken: Vec<Told>,
    near: Vec<NearTold>,
    ceiling_cents: i64,
    object: String,
    category: String,
    may_set: bool,
}

#[derive(Serialize)]
struct RunTold {
    id: String,
    at: i64,
    by: String,
    receipts: i64,
    mails: i64,
    is_done: bool,
    done: i64,
    total: i64,
    /// Receipts that no mail carries, when they were printed for the post, and by whom.
    by_post: i64,
    printed_at: Option<i64>,
    printed_by: String,
}

#[derive(Serialize)]
struct NearTold {
    id: String,
    name: String,
    cents: i64,
    is_over: bool,
}

impl Page for Home {
    const TEMPLATE: &str = "receipts/home.html";
}

/// The year asked for, or the one before in the first months, when receipts are made.
pub(super) fn year_of(app: &App, fields: &Fields) -> String {
    let asked = fields.text("year");
    if asked.len() == 4 && asked.bytes().all(|byte| byte.is_ascii_digit()) {
        return asked.to_owned();
    }
    let today = app.now().day_text();
    let year: i64 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2026);
    let is_early = today.get(5..7).is_some_and(|month| month < "07");
    if is_early { (year - 1).to_string() } else { year.to_string() }
}

/// GET `/office/treasury/receipts?collector=&year=`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let (scope, year) = (officer.office.scope.clone(), year_of(&app, &fields));
    let asked = CollectorId::parse(fields.text("collector"));
    let (today, of) = (app.now().day_text(), year.clone());
    let mut page = app
        .db
        .read(move |tx| {
            let collectors = store::kept_collectors(tx, &scope)?;
            let kept = collectors.iter().find(|one| asked.as_ref().is_none_or(|it| *it == one.id));
            let mut page = Home::default();
            if let Some(kept) = kept {
                let collector = ledger::collector(tx, &kept.id)?.ok_or(Error::NotFound)?;
                page = one_of(tx, &scope, &collector, &of, &today)?;
            }
            page.collectors = collectors;
            Ok(page)
        })
        .await?;
    page.unit = officer.office.unit.name.clone();
    let number: i64 = year.parse().unwrap_or(2026);
    page.years = (0..4).map(|back| (number + 1 - back).to_string()).collect();
    page.year = year;
    page.may_set = officer.office.rights.has(Right::Treasury);
    if let Some(kind) = Kind::parse(page.kind) {
        page.kind_told = app.say(officer.language(), kind.key());
    }
    app.page(&page, &officer.shell(&app))
}

fn one_of(
    tx: &mut kernel::db::Tx<'_>,
    scope: &crate::org::Scope,
    collector: &Collector,
    year: &str,
    today: &str,
) -> Result<Home> {
    let kind = Kind::of(collector.legal_form);
    let (object, category) = store::setting(tx, &collector.id, today)?.unwrap_or_default();
    let mut runs = Vec::new();
    for run in store::runs(tx, scope, &collector.id)? {
        runs.push(run_told(tx, run)?);
    }
    let ceiling = ledger::legal(tx, CEILING, &format!("{year}-12-31"))?;
    let mut near = Vec::new();
    if let (Kind::Party, Some(cents)) = (kind, ceiling) {
        for one in store::ceilings(tx, scope, year, cents / 5 * 4)? {
            near.push(NearTold {
                id: one.person.to_string(),
                name: format!("{} {}", one.first_name, one.last_name),
                cents: one.cents,
                is_over: watch(one.cents, ceiling) == Watch::Over,
            });
        }
    }
    Ok(Home {
        collector: collector.id.to_string(),
        collector_name: collector.name.clone(),
        kind: kind.name(),
        totals: store::totals(tx, &collector.id, year)?,
        waiting: store::waiting_first(tx, &collector.id, year)?,
        is_running: today.starts_with(year),
        runs,
        receipts: store::receipts(tx, scope, &collector.id, year)?.iter().map(told).collect(),
        overtaken: store::overtaken(tx, scope, &collector.id)?.iter().map(told).collect(),
        near,
        ceiling_cents: ceiling.unwrap_or(0),
        object,
        category,
        ..Home::default()
    })
}

fn run_told(tx: &mut kernel::db::Tx<'_>, run: Run) -> Result<RunTold> {
    let progress = match &run.job {
        Some(job) if !run.is_done => kernel::jobs::progress(tx, job)?,
        _ => None,
    };
    let (done, total) = progress.map_or((0, 0), |progress| (progress.done, progress.total));
    Ok(RunTold {
        id: run.id.to_string(),
        at: run.at.0,
        by: run.by_name,
        receipts: run.receipts,
        mails: run.mails,
        is_done: run.is_done,
        done,
        total,
        by_post: run.by_post,
        printed_at: run.printed_at.map(|at| at.0),
        printed_by: run.printed_by_name,
    })
}

/// The collector that a form names, if the officer's scope keeps it.
pub(super) async fn kept(app: &App, officer: &Officer, fields: &Fields) -> Result<Collector> {
    officer.must(Right::Treasury)?;
    let id = CollectorId::parse(fields.text("collector")).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db
        .read(move |tx| {
            let kept = store::kept_collectors(tx, &scope)?;
            if kept.iter().any(|one| one.id == id) {
                return ledger::collector(tx, &id)?.ok_or(Error::NotFound);
            }
            Err(Error::NotFound)
        })
        .await
}

pub(super) fn here(collector: &CollectorId, year: &str) -> String {
    format!("/office/treasury/receipts?collector={collector}&year={year}")
}

/// POST `/office/treasury/receipts/run` with `collector`, `year`, `mail`.
pub(super) async fn run(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let collector = kept(&app, &officer, &fields).await?;
    let (year, by_mail) = (year_of(&app, &fields), fields.text("mail") == "on");
    let back = here(&collector.id, &year);
    let (office, name) = (officer.office.clone(), officer.actor.name.clone());
    let done = app
        .db
        .write(move |tx| {
            let run = store::begin(tx, &collector, (&year, by_mail), &office, &name)?;
            let order = Order { run, person: office.person.clone(), unit: office.unit.id.clone() };
            jobs::enqueue(tx, &order)
        })
        .await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(language, "receipts-run-begun")),
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with(&back, &notice)
}

/// POST `/office/treasury/receipts/object` with `collector`, `object`, `category`.
pub(super) async fn object(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    let collector = kept(&app, &officer, &fields).await?;
    let back = here(&collector.id, &year_of(&app, &fields));
    let (object, category) = (cut(fields.text("object")), cut(fields.text("category")));
    let by = officer.actor.name.clone();
    let set = move |tx: &mut kernel::db::Tx<'_>| {
        store::set_object(tx, &collector.id, (&object, &category), &by)
    };
    app.db.write(set).await?;
    see_other_with(&back, &Notice::ok(app.say(officer.language(), "receipts-object-set")))
}

/// GET `/office/treasury/receipts/runs/{id}/pdf`: those who get no mail, for the post.
pub(super) async fn print(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = RunId::parse(&id).ok_or(Error::NotFound)?;
    let (office, name, maker) = (officer.office.clone(), officer.actor.name.clone(), app.clone());
    let paper = app
        .db
        .write(move |tx| {
            let all = store::to_post(tx, &office.scope, &id)?;
            let people: Vec<PersonId> = all.iter().filter_map(|one| one.person.clone()).collect();
            if all.is_empty() {
                return Err(Error::NotFound);
            }
            access::note_many(tx, &office, &name, &people, Act::Printed, "Reçus de l’année", None)?;
            store::run_printed(tx, &id, &name)?;
            papers(&maker, tx, &all)
        })
        .await?;
    let bytes = paper::print(move || documents::receipts(&paper)).await?;
    download("recus.pdf", "application/pdf", bytes)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let run = |is_done| RunTold {
        id: "1".to_owned(),
        at: 1_795_000_000_000,
        by: "Colette Vauquelin".to_owned(),
        receipts: 120,
        mails: 95,
        is_done,
        done: 40,
        total: 120,
        by_post: 25,
        printed_at: is_done.then_some(1_795_000_000_000),
        printed_by: "Colette Vauquelin".to_owned(),
    };
    let full = |kind| Home {
        unit: "Gard".to_owned(),
        year: "2026".to_owned(),
        years: vec!["2026".to_owned(), "2025".to_owned()],
        collector: "1".to_owned(),
        collector_name: "ADF du Gard".to_owned(),
        kind,
        kind_told: "Attestations".to_owned(),
        totals: Totals {
            receipts: 120,
            cents: 1_234_500,
            gifts_cents: 34_500,
            dues_cents: 1_200_000,
            people: 118,
            cancelled: 2,
            waiting_people: 4,
            waiting_cents: 24_000,
        },
        waiting: vec![("Ana Moulin".to_owned(), 12_000), ("Zoé Roux".to_owned(), 12_000)],
        is_running: kind == "party",
        runs: vec![run(false), run(true)],
        receipts: vec![sample(false), sample(true)],
        overtaken: vec![sample(false)],
        near: vec![NearTold {
            id: "1".to_owned(),
            name: "Odile Fauvel".to_owned(),
            cents: 760_000,
            is_over: true,
        }],
        ceiling_cents: 750_000,
        object: "Aider".to_owned(),
        category: "Intérêt général".to_owned(),
        may_set: true,
        ..Home::default()
    };
    let empty = Home { unit: "Alès".to_owned(), year: "2026".to_owned(), ..Home::default() };
    vec![
        SamplePage::new("receipts/home-party", full("party")),
        SamplePage::new("receipts/home-association", full("association")),
        SamplePage::new("receipts/home-empty", empty),
    ]
}
