//! Validated periods: a month is closed for good, and the chain is verified when asked.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::Problem;
use super::book::{Book, Days, named, opened_to_keep};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::rules::month_ends;
use crate::ledger::store::{self, Broken, Period};
use crate::ledger::{CollectorId, EntryId, jobs};

#[derive(Serialize)]
struct Periods {
    book: Book,
    periods: Vec<Period>,
    /// Ends of months that may be validated, each with the entries that it would close.
    ends: Vec<MonthEnd>,
    /// A validation under way: entries sealed, and in all.
    sealing: Option<(i64, i64)>,
    chosen: String,
    /// What the verification found, when it was asked for.
    verified: Option<Vec<Fault>>,
    errors: Vec<Problem>,
}

impl Page for Periods {
    const TEMPLATE: &'static str = "ledger/periods.html";
}

#[derive(Serialize)]
struct MonthEnd {
    on_day: String,
    entries: i64,
}

/// Something that a ledger must never be, as a text key and what it is about.
#[derive(Serialize)]
struct Fault {
    key: &'static str,
    of: String,
    href: String,
}

/// GET `/office/treasury/ledger/{collector}/periods`; with `verify`, everything is read again.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let id = named(&officer, &id)?;
    let asked = (Days::of(&fields), fields.has("verify"), String::new());
    let page = periods(&app, &officer, id, asked, Vec::new()).await?;
    let shell = page.book.shell(&app, &officer);
    app.page(&page, &shell)
}

/// POST `/office/treasury/ledger/{collector}/periods`: validates everything up to a month's end.
pub(super) async fn validate(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let collector = named(&officer, &id)?;
    let language = officer.language();
    let chosen = fields.text("to_on").to_owned();
    let mut errors = Vec::new();
    let (who, of, to_on) = (officer.clone(), collector.clone(), chosen.clone());
    if fields.has("confirm") {
        let outcome = app
            .db
            .write(move |tx| {
                opened_to_keep(tx, &who, &of, &Days::default())?;
                if !ends(tx, &of)?.iter().any(|end| end.on_day == to_on) {
                    return Ok(Err("ledger-wrong-month"));
                }
                match store::begin(tx, &of, &to_on, Some(&who.office.person)) {
                    Ok(_) => jobs::enqueue(tx, &of).map(Ok),
                    Err(Error::Refused(key)) => Ok(Err(key)),
                    Err(error) => Err(error),
                }
            })
            .await?;
        match outcome {
            Ok(()) => {
                let key = match at_once(&app, &collector).await? {
                    true => "ledger-validated",
                    false => "ledger-validation-begun",
                };
                let notice = Notice::ok(app.say(language, key));
                return see_other_with(&format!("/office/treasury/ledger/{id}/periods"), &notice);
            }
            Err(key) => {
                errors.push(Problem::of(&app, language, "to_on", "ledger-validate-to", key));
            }
        }
    } else {
        let (label, message) = ("ledger-validate-confirm", "ledger-wrong-confirm");
        errors.push(Problem::of(&app, language, "confirm-on", label, message));
    }
    let asked = (Days::default(), false, chosen);
    let page = periods(&app, &officer, collector, asked, errors).await?;
    let shell = page.book.shell(&app, &officer);
    app.refused(&page, shell)
}

/// Seals what can be sealed while somebody waits; whether that was all. A worker does the rest.
async fn at_once(app: &App, collector: &CollectorId) -> Result<bool> {
    /// Slices sealed while somebody waits: a section's year.
    const SLICES_MAX: usize = 10;
    let (db, of) = (app.db.clone(), collector.clone());
    let all = tokio::task::spawn_blocking(move || {
        for _ in 0..SLICES_MAX {
            if !store::step(&db, &of)? {
                return Ok(true);
            }
        }
        Ok(false)
    });
    all.await.map_err(|error| Error::fault(error.to_string()))?
}

async fn periods(
    app: &App,
    officer: &Officer,
    id: CollectorId,
    (days, verifies, chosen): (Days, bool, String),
    errors: Vec<Problem>,
) -> Result<Periods> {
    let who = officer.clone();
    app.db
        .read(move |tx| {
            let book = opened_to_keep(tx, &who, &id, &days)?;
            let verified = if verifies { Some(faults(tx, &book)?) } else { None };
            Ok(Periods {
                periods: store::periods(tx, &id)?,
                ends: ends(tx, &id)?,
                sealing: store::sealing(tx, &id)?.map(|seal| (seal.entries, seal.total)),
                chosen: chosen.clone(),
                verified,
                errors: errors.clone(),
                book,
            })
        })
        .await
}

/// Ends of months that may be validated, and how many entries each would close.
fn ends(tx: &mut Tx<'_>, id: &CollectorId) -> Result<Vec<MonthEnd>> {
    if store::sealing(tx, id)?.is_some() {
        return Ok(Vec::new());
    }
    let Some(since) = store::open_since(tx, id)? else { return Ok(Vec::new()) };
    let today = tx.now().day_text();
    let by_month = store::entries_by_month(tx, id, &since)?;
    let counted = month_ends(&since, &today).into_iter().map(|on_day| {
        let within = by_month.iter().filter(|(month, _)| month.as_str() <= on_day.as_str());
        MonthEnd { entries: within.map(|(_, count)| count).sum(), on_day }
    });
    Ok(counted.collect())
}

fn faults(tx: &mut Tx<'_>, book: &Book) -> Result<Vec<Fault>> {
    /// Faults told on the page; the first is enough to look.
    const FAULTS_TOLD: usize = 50;
    let broken = store::verify(tx, &book.collector.id)?;
    broken.into_iter().take(FAULTS_TOLD).map(|it| fault(tx, book, it)).collect()
}

fn fault(tx: &mut Tx<'_>, book: &Book, broken: Broken) -> Result<Fault> {
    let mut entry = |id: String, key| -> Result<Fault> {
        let known = EntryId::parse(&id).map(|id| store::entry(tx, &id)).transpose()?.flatten();
        let of = known.map_or_else(|| id.clone(), |it| format!("{}-{}", it.journal, it.number));
        let href = format!("/office/treasury/ledger/{}/entries/{id}", book.id);
        Ok(Fault { key, of, href })
    };
    match broken {
        Broken::Unbalanced(id) => entry(id, "ledger-broken-unbalanced"),
        Broken::Changed(id) => entry(id, "ledger-broken-changed"),
        Broken::Gap(of) => Ok(Fault { key: "ledger-broken-gap", of, href: String::new() }),
        Broken::Chain(id) => {
            let known = store::periods(tx, &book.collector.id)?.into_iter().find(|it| it.id == id);
            let of = known.map_or(id, |period| period.to_on);
            Ok(Fault { key: "ledger-broken-chain", of, href: String::new() })
        }
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let period = Period {
        id: "1".to_owned(),
        from_on: "2026-01-01".to_owned(),
        to_on: "2026-09-30".to_owned(),
        entries: 214,
        prev_hash: String::new(),
        hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        validated_by: None,
        validated_at: kernel::time::Moment(1_795_507_200_000),
    };
    let end = MonthEnd { on_day: "2026-10-31".to_owned(), entries: 18 };
    let fault = |href: &str| Fault {
        key: "ledger-broken-changed",
        of: "BQ-12".to_owned(),
        href: href.to_owned(),
    };
    let page = |periods, ends, verified, errors| Periods {
        book: Book::sample(true),
        periods,
        ends,
        sealing: Some((400, 1_200)),
        chosen: String::new(),
        verified,
        errors,
    };
    let broken = Some(vec![fault("/office"), fault("")]);
    let wrong = vec![Problem::sample("confirm-on")];
    vec![
        SamplePage::new("ledger/periods", page(vec![period], vec![end], Some(Vec::new()), wrong)),
        SamplePage::new("ledger/periods-broken", page(Vec::new(), Vec::new(), broken, Vec::new())),
        SamplePage::new("ledger/periods-empty", page(Vec::new(), Vec::new(), None, Vec::new())),
    ]
}
