//! What a unit collected, kept and owes; what is owed between collectors; every statement.

use axum::extract::State;
use axum::response::Response;
use kernel::Result;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use serde::Serialize;

use super::{hand, month_told, percent_told, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::org::{self, Right, Scope, UnitKind};
use crate::shares::rules::{first_day, is_month, previous};
use crate::shares::store::{self, Pair, Settlement, Statement};

/// Days after which a statement that was not settled is late.
const LATE_DAYS: i64 = 30;

#[derive(Serialize, Default)]
struct Home {
    unit: String,
    month: String,
    base_cents: i64,
    kept_cents: i64,
    levels: Vec<Level>,
    pairs: Vec<PairTold>,
    statements: Vec<StatementTold>,
    settlements: Vec<Settlement>,
    /// The month that may be drawn up, as it is sent and in words.
    open_month: String,
    open_month_told: String,
    may_keep: bool,
    has_tables: bool,
}

/// What goes to the units of a kind.
#[derive(Serialize)]
struct Level {
    name: String,
    cents: i64,
    percent: String,
    /// Where its bar begins and how long it is, in hundredths.
    from: i64,
    length: i64,
    /// Which colour.
    /// How strongly it is drawn.
    opacity: &'static str,
}

#[derive(Serialize)]
struct PairTold {
    from: String,
    to: String,
    from_id: String,
    to_id: String,
    owed_cents: i64,
    settled_cents: i64,
    open_cents: i64,
    late_cents: i64,
    may_pay: bool,
}

#[derive(Serialize)]
struct StatementTold {
    id: String,
    unit: String,
    month: String,
    drawn_on: String,
    base_cents: i64,
    owed_cents: i64,
}

impl Page for Home {
    const TEMPLATE: &str = "shares/home.html";
}

/// The day before which statements are late.
pub(super) fn late_before(app: &App) -> String {
    kernel::time::Moment(app.now().0 - LATE_DAYS * kernel::time::DAY_MS).day_text()
}

/// GET `/office/treasury/shares`.
pub(super) async fn show(State(app): State<App>, officer: Officer) -> Result<Response> {
    officer.must(Right::Totals)?;
    let scope = officer.office.scope.clone();
    let late = late_before(&app);
    let today = app.now().day_text();
    let this_month: String = today.chars().take(7).collect();
    let language = officer.language();
    let mut page = app
        .db
        .read(move |tx| {
            let mut page = Home::default();
            let kinds = org::unit_kinds(tx)?;
            if let Some(month) = store::stated_of(tx, &scope)? {
                let totals = store::part_totals(tx, &scope, &month)?;
                page.base_cents = totals.iter().map(|(_, cents, _)| cents).sum();
                page.levels = levels(language, &kinds, &totals);
                page.month = month;
            }
            for pair in store::kept_pairs(tx, &scope)? {
                let balance = store::balance(tx, &pair.from, &pair.to, &late)?;
                page.pairs.push(pair_told(pair, &balance));
            }
            page.statements = store::statements(tx, &scope)?
                .into_iter()
                .map(|one| statement_told(language, one))
                .collect();
            page.settlements = store::settlements(tx, &scope)?;
            let open = store::months_open(tx, &scope, &first_day(&this_month))?;
            page.open_month = open.unwrap_or_default();
            page.has_tables = !store::tables_around(tx, &scope)?.is_empty();
            Ok((page, scope_kept(tx, &scope)?))
        })
        .await
        .map(|(mut page, kept)| {
            page.kept_cents = kept;
            page
        })?;
    page.unit = officer.office.unit.name.clone();
    page.may_keep = officer.office.rights.has(Right::Treasury);
    page.open_month_told = month_told(language, &page.open_month);
    page.month = if page.month.is_empty() { page.month } else { month_told(language, &page.month) };
    app.page(&page, &officer.shell(&app))
}

/// What the units of a scope keep of their last month, all of it together.
fn scope_kept(tx: &mut kernel::db::Tx<'_>, scope: &Scope) -> Result<i64> {
    let Some(month) = store::stated_of(tx, scope)? else { return Ok(0) };
    let statements = store::statements(tx, scope)?;
    Ok(statements.iter().filter(|one| one.month == month).map(|one| one.kept_cents).sum())
}

fn levels(language: Language, kinds: &[UnitKind], totals: &[(String, i64, i64)]) -> Vec<Level> {
    const OPACITIES: [&str; 4] = ["1", "0.6", "0.35", "0.15"];
    let all: i64 = totals.iter().map(|(_, cents, _)| cents).sum();
    let of_all = |cents: i64| if all > 0 { (cents.max(0) * 10_000 + all / 2) / all } else { 0 };
    let mut from = 0;
    let level = |(at, (kind, cents, _)): (usize, &(String, i64, i64))| {
        let known = kinds.iter().find(|known| known.id == *kind);
        let name = known.map_or(kind.clone(), |known| match language {
            Language::French => known.name_fr.clone(),
            Language::English => known.name_en.clone(),
        });
        let length = of_all(*cents);
        let level = Level {
            name,
            cents: *cents,
            percent: percent_told(language, length),
            from,
            length,
            opacity: OPACITIES.get(at).copied().unwrap_or("0.15"),
        };
        from += length;
        level
    };
    totals.iter().enumerate().map(level).collect()
}

fn pair_told(pair: Pair, balance: &crate::shares::rules::Balance) -> PairTold {
    PairTold {
        from: pair.from_name,
        to: pair.to_name,
        from_id: pair.from.to_string(),
        to_id: pair.to.to_string(),
        owed_cents: balance.owed_cents,
        settled_cents: balance.settled_cents,
        open_cents: balance.open_cents,
        late_cents: balance.late_cents,
        may_pay: pair.keeps_from && balance.open_cents > 0,
    }
}

fn statement_told(language: Language, one: Statement) -> StatementTold {
    StatementTold {
        id: one.id.to_string(),
        unit: one.unit_name,
        month: month_told(language, &one.month),
        drawn_on: one.drawn_on,
        base_cents: one.base_cents,
        owed_cents: one.base_cents - one.kept_cents,
    }
}

/// POST `/office/treasury/shares/draw` with `month`.
pub(super) async fn draw(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let month = fields.text("month").to_owned();
    let this_month: String = app.now().day_text().chars().take(7).collect();
    let month = if is_month(&month) { month } else { previous(&this_month) };
    let (by, scope) = (hand(&officer), officer.office.scope.clone());
    let done = app.db.write(move |tx| store::draw(tx, &scope, &month, &by)).await;
    let language = officer.language();
    let notice = match refusal(done)? {
        Ok(drawn) => {
            let count = i64::try_from(drawn.statements).unwrap_or(i64::MAX);
            Notice::ok(app.say_with(language, "shares-drawn", &[("count", count.into())]))
        }
        Err(key) => Notice::warn(app.say(language, key)),
    };
    see_other_with("/office/treasury/shares", &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let level = |name: &str, cents, percent: &str, from, length, opacity| Level {
        name: name.to_owned(),
        cents,
        percent: percent.to_owned(),
        from,
        length,
        opacity,
    };
    let full = Home {
        unit: "Gard".to_owned(),
        month: "octobre 2026".to_owned(),
        base_cents: 218_400,
        kept_cents: 109_200,
        levels: vec![
            level("Section", 109_200, "50 %", 0, 5_000, "1"),
            level("Fédération", 69_888, "32 %", 5_000, 3_200, "0.6"),
            level("National", 39_312, "18 %", 8_200, 1_800, "0.35"),
        ],
        pairs: vec![PairTold {
            from: "ADF du Gard".to_owned(),
            to: "Association nationale".to_owned(),
            from_id: "1".to_owned(),
            to_id: "2".to_owned(),
            owed_cents: 60_000,
            settled_cents: 20_000,
            open_cents: 40_000,
            late_cents: 10_000,
            may_pay: true,
        }],
        statements: vec![StatementTold {
            id: "1".to_owned(),
            unit: "Alès".to_owned(),
            month: "octobre 2026".to_owned(),
            drawn_on: "2026-11-05".to_owned(),
            base_cents: 218_400,
            owed_cents: 109_200,
        }],
        settlements: vec![super::settle::sample()],
        open_month: "2026-10".to_owned(),
        open_month_told: "octobre 2026".to_owned(),
        may_keep: true,
        has_tables: true,
    };
    let empty = Home { unit: "Alès".to_owned(), ..Home::default() };
    vec![SamplePage::new("shares/home", full), SamplePage::new("shares/home-empty", empty)]
}
