//! One statement, as both sides read it, and on paper.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::download;
use kernel::{Error, Result};
use serde::Serialize;

use super::{measure_told, month_told, receiver_told};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger::{self, Collector};
use crate::org::{self, Right, UnitKind};
use crate::paper;
use crate::shares::StatementId;
use crate::shares::rules::{Measure, Receiver, What};
use crate::shares::store::{self, Part, Statement};

#[derive(Serialize, Default)]
struct One {
    id: String,
    unit: String,
    collector: String,
    month: String,
    drawn_on: String,
    by: String,
    base_cents: i64,
    kept_cents: i64,
    owed_cents: i64,
    parts: Vec<PartTold>,
    voted: Vec<String>,
}

#[derive(Serialize, Clone)]
struct PartTold {
    what: String,
    month: String,
    /// Whether it corrects an earlier month.
    is_late: bool,
    to: String,
    share: String,
    cents: i64,
    /// `kept`, `inside` (same collector), `open` or `settled`.
    state: &'static str,
}

impl Page for One {
    const TEMPLATE: &str = "shares/statement.html";
}

struct Found {
    statement: Statement,
    parts: Vec<Part>,
    kinds: Vec<UnitKind>,
    /// Collectors that it makes this one owe, and whether that is settled.
    open: Vec<(String, bool)>,
    payee: Option<Collector>,
}

async fn found(app: &App, officer: &Officer, id: &str) -> Result<Found> {
    officer.must(Right::Totals)?;
    let id = StatementId::parse(id).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    app.db
        .read(move |tx| {
            let statement = store::statement(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            let parts = store::parts_of(tx, &id)?;
            let mut open: Vec<(String, bool)> = Vec::new();
            let mut payee = None;
            for part in &parts {
                let Some(to) = &part.to_collector else { continue };
                if *to == statement.collector || open.iter().any(|(one, _)| one == to.as_str()) {
                    continue;
                }
                let balance = store::balance(tx, &statement.collector, to, "")?;
                let is_open = balance.open.iter().any(|one| one.statement == id.as_str());
                open.push((to.to_string(), is_open));
                payee = ledger::collector(tx, to)?;
            }
            Ok(Found { statement, parts, kinds: org::unit_kinds(tx)?, open, payee })
        })
        .await
}

fn told(app: &App, language: Language, found: &Found) -> One {
    let statement = &found.statement;
    let part = |part: &Part| {
        let measure = part.how.as_deref().zip(part.value);
        let measure = measure.and_then(|(how, value)| Measure::read(how, value));
        let receiver = Receiver::parse(&part.receiver).unwrap_or(Receiver::Own);
        let receiver = receiver_told(app, language, &receiver, &found.kinds);
        let known = |to: &str| found.open.iter().find(|(one, _)| one == to);
        let state = match &part.to_collector {
            Some(to) if *to != statement.collector => match known(to.as_str()) {
                Some((_, true)) => "open",
                _ => "settled",
            },
            _ if part.to_unit == statement.unit => "kept",
            _ => "inside",
        };
        PartTold {
            what: What::parse(&part.what).map_or_else(
                || app.say(language, "shares-receiver-fund"),
                |what| app.say(language, what.key()),
            ),
            month: month_told(language, &part.month),
            is_late: part.month != statement.month,
            to: match part.receiver.as_str() {
                "fund-share" => part.to_name.clone(),
                _ => format!("{} ({receiver})", part.to_name),
            },
            share: measure.map_or(String::new(), |one| measure_told(app, language, one)),
            cents: part.cents,
            state,
        }
    };
    let mut voted: Vec<String> = Vec::new();
    for one in &found.parts {
        if let (Some(by), Some(on)) = (&one.voted_by, &one.voted_on) {
            let day = documents::day(paper::lang(language), on);
            let args = [("by", by.as_str().into()), ("day", day.as_str().into())];
            let said = app.say_with(language, "shares-voted", &args);
            if !voted.contains(&said) {
                voted.push(said);
            }
        }
    }
    One {
        id: statement.id.to_string(),
        unit: statement.unit_name.clone(),
        collector: statement.collector_name.clone(),
        month: month_told(language, &statement.month),
        drawn_on: statement.drawn_on.clone(),
        by: statement.by_name.clone(),
        base_cents: statement.base_cents,
        kept_cents: statement.kept_cents,
        owed_cents: statement.base_cents - statement.kept_cents,
        parts: found.parts.iter().map(part).collect(),
        voted,
    }
}

/// GET `/office/treasury/shares/statements/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let found = found(&app, &officer, &id).await?;
    app.page(&told(&app, officer.language(), &found), &officer.shell(&app))
}

/// GET `/office/treasury/shares/statements/{id}/pdf`.
pub(super) async fn pdf(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    let found = found(&app, &officer, &id).await?;
    let language = officer.language();
    let one = told(&app, language, &found);
    let of = |what: &str, month: &str| {
        let those = one.parts.iter().filter(|part| part.what == what && part.month == month);
        those.map(|part| part.cents).sum::<i64>()
    };
    let owed = one.parts.iter().filter(|part| part.state != "kept");
    let lines = owed.map(|part| documents::StatementLine {
        label: format!("{}, {}\n{}", part.what, part.month, part.to),
        base_cents: of(&part.what, &part.month),
        share: part.share.clone(),
        amount_cents: part.cents,
    });
    let settled = one.parts.iter().filter(|part| matches!(part.state, "inside" | "settled"));
    let settled_cents = settled.map(|part| part.cents).sum();
    let day = app.now().day_text();
    let account = found.payee.as_ref().and_then(|payee| payee.account_on(&day));
    let is_open = one.parts.iter().any(|part| part.state == "open");
    let account = account.filter(|_| is_open);
    let title = app.say_with(
        language,
        "shares-statement-title",
        &[("month", one.month.as_str().into()), ("unit", one.unit.as_str().into())],
    );
    let printed = documents::statement(&documents::Statement {
        lang: paper::lang(language),
        colours: paper::colours(&app),
        title,
        from: one.unit.clone(),
        to: found.payee.as_ref().map_or(one.collector.clone(), |payee| payee.name.clone()),
        voted: one.voted.join(" "),
        on_day: one.drawn_on.clone(),
        lines: lines.collect(),
        before_cents: 0,
        settled_cents,
        iban: account.map_or(String::new(), |account| account.iban.clone()),
        holder: account.map_or(String::new(), |account| account.holder.clone()),
        reference: app.say_with(
            language,
            "shares-reference",
            &[("month", one.month.as_str().into()), ("unit", one.unit.as_str().into())],
        ),
        note: app.say(language, "shares-no-names"),
    });
    let bytes = paper::file(printed)?;
    let name = format!("reversement-{}.pdf", found.statement.month);
    download(&name, "application/pdf", bytes)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let part = |to: &str, share: &str, cents, state, is_late| PartTold {
        what: "Cotisations".to_owned(),
        month: "octobre 2026".to_owned(),
        is_late,
        to: to.to_owned(),
        share: share.to_owned(),
        cents,
        state,
    };
    let one = One {
        id: "1".to_owned(),
        unit: "Alès".to_owned(),
        collector: "ADF du Gard".to_owned(),
        month: "octobre 2026".to_owned(),
        drawn_on: "2026-11-05".to_owned(),
        by: "Colette Vauquelin".to_owned(),
        base_cents: 218_400,
        kept_cents: 109_200,
        owed_cents: 109_200,
        parts: vec![
            part("Alès (La section)", "reste", 109_200, "kept", false),
            part("Gard (Fédération)", "32 %", 69_888, "inside", false),
            part("Union (National)", "18 %", 39_312, "open", false),
            part("Union (National)", "18 %", -50, "settled", true),
        ],
        voted: vec!["Voté par le congrès le 14 juin 2025.".to_owned()],
    };
    vec![SamplePage::new("shares/statement", one)]
}
