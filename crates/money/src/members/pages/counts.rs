//! Counts without names: members and stamps by month, units, cohorts.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::time::{MINUTE_MS, Moment};
use kernel::view::{Page, SamplePage};
use kernel::web::Fields;
use serde::Serialize;

use super::figures::{self, Figures};
use crate::accounts::Officer;
use crate::app::App;
use crate::members::Standing;
use crate::members::rules::days;
use crate::members::store::{self, Cohort, MonthCount, UnitCount};
use crate::org::{Right, Scope, UnitId};

#[derive(Serialize)]
struct Counts {
    unit: String,
    year: String,
    years: Vec<String>,
    months: Vec<Month>,
    units: Vec<Unit>,
    cohorts: Vec<Cohort>,
    members: i64,
    paid: i64,
    figures: Figures,
    may_read: bool,
    /// When it was counted, unless just now.
    at: Option<i64>,
    /// The day of which the standings are told; empty when none was asked.
    on: String,
    standings: Vec<(&'static str, i64)>,
}

impl Page for Counts {
    const TEMPLATE: &str = "members/counts.html";
}

#[derive(Serialize)]
struct Month {
    number: i8,
    count: MonthCount,
    /// Height of its bar for settled stamps, and for exempt ones on top, in percent.
    paid_height: i64,
    exempt_height: i64,
    /// Height of its bar for members, in percent.
    members_height: i64,
}

#[derive(Serialize)]
struct Unit {
    count: UnitCount,
    /// Stamps for each member who settled at least one, in hundredths.
    average_hundredths: i64,
    /// Members of whom nothing is late, in percent.
    up_to_date_percent: i64,
}

/// GET `/office/memberships/counts`, with `year`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Totals)?;
    let scope = officer.office.scope.clone();
    let this_year = days::year_of(&app.now().day_text());
    let typed = fields.text("year");
    let is_year = typed.len() == 4 && typed.bytes().all(|sign| sign.is_ascii_digit());
    let year = if is_year { typed.to_owned() } else { this_year.clone() };
    let asked = year.clone();
    let on = fields.text("on");
    let on = if days::is_day(on) { on.to_owned() } else { String::new() };
    let day = on.clone();
    let (read, at, standings) = app
        .db
        .read(move |tx| {
            let (read, at) = kept(tx, &scope, &asked)?;
            let told =
                if day.is_empty() { None } else { Some(store::standings(tx, &scope, &day)?) };
            Ok((read, at, told))
        })
        .await?;
    let Read { months, units, cohorts, figures } = (*read).clone();
    let this: i64 = this_year.parse().unwrap_or(0);
    let unit = officer.office.unit.name.clone();
    let page = Counts {
        figures,
        at: at.map(|at| at.0),
        on,
        standings: told(&standings.unwrap_or_default()),
        may_read: officer.office.rights.has(Right::ReadPeople),
        ..counted(unit, year, this, months, units, cohorts)
    };
    app.page(&page, &officer.shell(&app))
}

/// All that is counted of a scope and a year.
#[derive(Clone)]
struct Read {
    months: Vec<MonthCount>,
    units: Vec<UnitCount>,
    cohorts: Vec<Cohort>,
    figures: Figures,
}

impl Read {
    fn of(tx: &mut Tx<'_>, scope: &Scope, year: &str) -> Result<Self> {
        Ok(Self {
            months: store::counts_by_month(tx, scope, year)?,
            units: store::counts_by_unit(tx, scope, year)?,
            cohorts: store::cohorts(tx, scope)?,
            figures: figures::figures(tx, scope)?,
        })
    }
}

/// So many members are counted once for everybody who looks within [`KEPT_MS`].
const MANY: i64 = 2_000;
/// How long what was counted is told again.
const KEPT_MS: i64 = 5 * MINUTE_MS;

/// What was counted, by unit and year, and when.
type Counted = HashMap<(UnitId, String), (Moment, Arc<Read>)>;

/// What is told again.
#[derive(Default)]
struct Kept(Mutex<Counted>);

impl Kept {
    fn lock(&self) -> MutexGuard<'_, Counted> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is counted: now, or a few minutes ago where there is much to count.
fn kept(tx: &mut Tx<'_>, scope: &Scope, year: &str) -> Result<(Arc<Read>, Option<Moment>)> {
    let (now, key) = (tx.now(), (scope.unit().clone(), year.to_owned()));
    let kept = tx.remembered::<Kept>();
    let is_fresh = |at: Moment| now.0 - at.0 < KEPT_MS;
    if let Some((at, read)) = kept.as_ref().and_then(|kept| kept.lock().get(&key).cloned())
        && is_fresh(at)
    {
        return Ok((read, Some(at)));
    }
    let read = Arc::new(Read::of(tx, scope, year)?);
    let members = read.units.first().map_or(0, |one| one.members);
    if let Some(kept) = kept.filter(|_| members >= MANY) {
        let mut all = kept.lock();
        all.retain(|_, (at, _)| is_fresh(*at));
        all.insert(key, (now, read.clone()));
    }
    Ok((read, None))
}

/// Standings in the order in which they are told, without those of nobody.
fn told(counts: &BTreeMap<&'static str, i64>) -> Vec<(&'static str, i64)> {
    let one = |standing: Standing| Some((standing.name(), counts.get(standing.name()).copied()?));
    Standing::ALL.into_iter().filter_map(one).collect()
}

fn counted(
    unit: String,
    year: String,
    this_year: i64,
    months: Vec<MonthCount>,
    units: Vec<UnitCount>,
    cohorts: Vec<Cohort>,
) -> Counts {
    let most = months.iter().map(|one| one.paid + one.exempt + one.owed).max().unwrap_or(0).max(1);
    let crowd = months.iter().filter_map(|one| one.members).max().unwrap_or(0).max(1);
    let month = |(number, count): (i8, MonthCount)| Month {
        number,
        members_height: count.members.unwrap_or(0) * 100 / crowd,
        paid_height: count.paid * 100 / most,
        exempt_height: count.exempt * 100 / most,
        count,
    };
    let share = |part: i64, whole: i64, of: i64| if whole == 0 { 0 } else { part * of / whole };
    let one = |count: UnitCount| Unit {
        average_hundredths: share(count.paid, count.first_stamps, 100),
        up_to_date_percent: share(count.up_to_date, count.members, 100),
        count,
    };
    let units: Vec<Unit> = units.into_iter().map(one).collect();
    Counts {
        unit,
        year,
        years: (0..4).map(|ago| (this_year - ago).to_string()).collect(),
        members: units.first().map_or(0, |one| one.count.members),
        paid: units.first().map_or(0, |one| one.count.paid),
        months: (1..).zip(months).map(month).collect(),
        units,
        cohorts,
        figures: Figures::default(),
        may_read: false,
        at: None,
        on: String::new(),
        standings: Vec::new(),
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let month = |number: i64| MonthCount {
        month: format!("2026-{number:02}"),
        members: (number < 12).then_some(200 + number),
        paid: 150 - number * 5,
        exempt: 4,
        owed: 40 + number,
        paid_cents: 150_000,
        owed_cents: 200_000,
    };
    let unit = |name: &str| UnitCount {
        unit: uuid::Uuid::nil().into(),
        name: name.to_owned(),
        members: 214,
        up_to_date: 150,
        paid: 1_640,
        first_stamps: 190,
        paid_cents: 1_640_000,
    };
    let cohort = Cohort { year: "2026".to_owned(), joined: 31, members: 29, up_to_date: 25 };
    let mut full = counted(
        "Gard".to_owned(),
        "2026".to_owned(),
        2026,
        (1..=12).map(month).collect(),
        vec![unit("Gard"), unit("Alès")],
        vec![cohort],
    );
    full.figures = figures::sample();
    full.may_read = true;
    full.at = Some(1_795_507_200_000);
    full.on = "2026-06-30".to_owned();
    full.standings = Standing::ALL.into_iter().map(|one| (one.name(), 12)).collect();
    let empty =
        counted("Alès".to_owned(), "2026".to_owned(), 2026, Vec::new(), Vec::new(), Vec::new());
    vec![SamplePage::new("members/counts", full), SamplePage::new("members/counts-empty", empty)]
}
