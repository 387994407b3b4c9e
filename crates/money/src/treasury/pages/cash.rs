//! The cash book of the unit: month by month, what came, what went, what was counted.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::hub::must_keep;
use super::{Choice, Wrong, answer, cut, day_of, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::treasury::MovementId;
use crate::treasury::rules::{Month, Refusal, month_of};
use crate::treasury::store::{self, CashLine, Movement, NewMovement};

#[derive(Serialize, Default)]
struct Book {
    unit: String,
    has_collector: bool,
    cash_cents: i64,
    months: Vec<MonthLine>,
    month: String,
    opening_cents: i64,
    closing_cents: i64,
    lines: Vec<MoveLine>,
    may_close: String,
    accounts: Vec<Choice>,
    typed: Typed,
    today: String,
    wrong: Vec<Wrong>,
}

#[derive(Serialize, Clone)]
struct MonthLine {
    month: String,
    opening_cents: i64,
    in_cents: i64,
    out_cents: i64,
    closing_cents: i64,
    closed_by: String,
    is_closed: bool,
    is_shown: bool,
}

#[derive(Serialize, Clone)]
struct MoveLine {
    kind: String,
    id: String,
    on_day: String,
    piece: String,
    label: String,
    cents: i64,
    may_undo: bool,
}

#[derive(Serialize, Default, Clone)]
struct Typed {
    kind: String,
    on_day: String,
    amount: String,
    label: String,
    piece: String,
    account: String,
}

/// A field that is wrong: its name, the text keys of its label and of the sentence.
type Fault = (&'static str, &'static str, &'static str);

fn wrong(app: &App, language: Language, (field, label, key): Fault) -> Wrong {
    Wrong {
        field: field.to_owned(),
        label: app.say(language, label),
        message: app.say(language, key),
    }
}

impl Typed {
    fn of(fields: &Fields) -> Self {
        Self {
            kind: cut(fields, "kind"),
            on_day: cut(fields, "on_day"),
            amount: cut(fields, "amount"),
            label: cut(fields, "label"),
            piece: cut(fields, "piece"),
            account: cut(fields, "account"),
        }
    }

    /// The movement that is meant; a deposit is called `deposited` when nothing else is said.
    fn understood(&self, deposited: String) -> std::result::Result<NewMovement, Vec<Fault>> {
        let kind = Movement::parse(&self.kind);
        let is_allowed =
            |cents: &i64| *cents > 0 || (*cents < 0 && kind == Some(Movement::Difference));
        let cents = values::parse_cents(&self.amount).ok().filter(is_allowed);
        let on_day = day_of(&self.on_day);
        let mut faults = Vec::new();
        if cents.is_none() || kind.is_none() {
            faults.push(("amount", "treasury-day-amount", "treasury-fault-amount"));
        }
        if on_day.is_none() {
            faults.push(("on_day", "treasury-column-day", "treasury-refusal-bad-day"));
        }
        if self.label.is_empty() && kind != Some(Movement::Deposit) {
            faults.push(("label", "treasury-cash-label", "treasury-fault-label"));
        }
        if self.account.is_empty() && kind == Some(Movement::Expense) {
            faults.push(("account", "treasury-cash-account", "treasury-fault-account"));
        }
        match (kind, cents, on_day) {
            (Some(kind), Some(cents), Some(on_day)) if faults.is_empty() => Ok(NewMovement {
                kind,
                on_day,
                cents,
                label: if self.label.is_empty() { deposited } else { self.label.clone() },
                piece: self.piece.clone(),
                account: self.account.clone(),
            }),
            _ => Err(faults),
        }
    }
}

impl Page for Book {
    const TEMPLATE: &'static str = "treasury/cash.html";
}

fn month_line(month: &Month, closed: Option<&(i64, String)>, shown: &str) -> MonthLine {
    MonthLine {
        month: month.month.clone(),
        opening_cents: month.opening_cents,
        in_cents: month.in_cents,
        out_cents: month.out_cents,
        closing_cents: month.closing_cents(),
        closed_by: closed.map(|(_, by)| by.clone()).unwrap_or_default(),
        is_closed: closed.is_some(),
        is_shown: month.month == shown,
    }
}

fn move_line(line: CashLine) -> MoveLine {
    MoveLine {
        kind: line.kind,
        id: line.id,
        on_day: line.on_day,
        piece: line.piece,
        label: line.label,
        cents: line.cents,
        may_undo: line.may_undo,
    }
}

/// GET `/office/treasury/cash?month=2026-11`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    print(&app, &officer, &fields, Typed::default(), Vec::new()).await
}

async fn print(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    typed: Typed,
    wrong: Vec<Wrong>,
) -> Result<Response> {
    let today = app.now().day_text();
    let wanted = cut(fields, "month");
    let month = if wanted.len() == 7 { wanted } else { month_of(&today).to_owned() };
    let (unit, asked, day) = (officer.office.unit.id.clone(), month.clone(), today.clone());
    let (cash_cents, months, lines, accounts, has_collector) = app
        .db
        .read(move |tx| {
            let collector = ledger::collector_for(tx, &unit, &day)?;
            let accounts = match &collector {
                Some(collector) => store::expense_accounts(tx, &collector.id)?,
                None => Vec::new(),
            };
            let months = store::book(tx, &unit, &day)?;
            let lines = store::lines_of_month(tx, &unit, &asked)?;
            let cash = store::cash_in(tx, &unit, &day)?;
            Ok((cash, months, lines, accounts, collector.is_some()))
        })
        .await?;
    let shown = months.iter().find(|(known, _)| known.month == month);
    let first_open = months.iter().find(|(_, closed)| closed.is_none());
    let may_close = first_open
        .filter(|(known, _)| known.month == month && month.as_str() < month_of(&today))
        .map(|(known, _)| known.month.clone())
        .unwrap_or_default();
    let typed = if typed.on_day.is_empty() {
        Typed { on_day: today.clone(), kind: "deposit".to_owned(), ..typed }
    } else {
        typed
    };
    let page = Book {
        unit: officer.office.unit.name.clone(),
        has_collector,
        cash_cents,
        opening_cents: shown.map_or(0, |(known, _)| known.opening_cents),
        closing_cents: shown.map_or(0, |(known, _)| known.closing_cents()),
        months: months
            .iter()
            .rev()
            .map(|(known, closed)| month_line(known, closed.as_ref(), &month))
            .collect(),
        month,
        lines: lines.into_iter().map(move_line).collect(),
        may_close,
        accounts: accounts
            .into_iter()
            .map(|(code, label)| Choice { label: format!("{code} {label}"), value: code })
            .collect(),
        typed,
        today,
        wrong,
    };
    let is_refused = !page.wrong.is_empty();
    answer(app, &page, officer.shell(app), is_refused)
}

/// POST `/office/treasury/cash`: cash is carried to the bank, paid out, or found missing.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let language = officer.language();
    let typed = Typed::of(&fields);
    let new = match typed.understood(app.say(language, "treasury-cash-kind-deposit")) {
        Ok(new) => new,
        Err(faults) => {
            let wrong = faults.into_iter().map(|fault| wrong(&app, language, fault)).collect();
            return print(&app, &officer, &fields, typed, wrong).await;
        }
    };
    let by = officer.clone();
    let done = app
        .db
        .write(move |tx| {
            let unit = by.office.unit.id.clone();
            let collector = ledger::collector_for(tx, &unit, &new.on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            let known = store::expense_accounts(tx, &collector)?;
            if new.kind == Movement::Expense && !known.iter().any(|(code, _)| *code == new.account)
            {
                return Err(Error::Refused("treasury-fault-account"));
            }
            store::move_cash(tx, hand(&by), &unit, &collector, &new)
        })
        .await;
    match refusal(done)? {
        Ok(_) => {
            let said = app.say(language, "treasury-cash-moved");
            see_other_with("/office/treasury/cash", &Notice::ok(said))
        }
        Err(key) => {
            let fault = wrong(&app, language, ("amount", "treasury-day-amount", key));
            print(&app, &officer, &fields, typed, vec![fault]).await
        }
    }
}

/// POST `/office/treasury/cash/close` with `month` and `counted`.
pub(super) async fn close(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let language = officer.language();
    let month = cut(&fields, "month");
    let counted = values::parse_cents(fields.text("counted")).ok();
    let (by, closed) = (officer.clone(), month.clone());
    let done = app
        .db
        .write(move |tx| {
            let counted = counted.ok_or(Refusal::CashDiffers)?;
            store::close_month(tx, hand(&by), &by.office.unit.id, &closed, counted)
        })
        .await;
    match refusal(done)? {
        Ok(()) => {
            let said = app.say(language, "treasury-cash-closed");
            let to = format!("/office/treasury/cash?month={month}");
            see_other_with(&to, &Notice::ok(said))
        }
        Err(key) => {
            let fault = wrong(&app, language, ("counted", "treasury-cash-counted", key));
            print(&app, &officer, &fields, Typed::default(), vec![fault]).await
        }
    }
}

/// POST `/office/treasury/cash/movements/{movement}/undo`.
pub(super) async fn undo(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = MovementId::parse(&id).ok_or(Error::NotFound)?;
    let by = officer.clone();
    let done =
        app.db.write(move |tx| store::undo_move(tx, hand(&by), &by.office.unit.id, &id)).await;
    let notice = match refusal(done)? {
        Ok(()) => Notice::ok(app.say(officer.language(), "treasury-undone")),
        Err(key) => Notice::warn(app.say(officer.language(), key)),
    };
    see_other_with("/office/treasury/cash", &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let month = |month: &str, is_closed: bool| MonthLine {
        month: month.to_owned(),
        opening_cents: 4_000,
        in_cents: 11_200,
        out_cents: 10_000,
        closing_cents: 5_200,
        closed_by: if is_closed { "Colette Vauquelin".to_owned() } else { String::new() },
        is_closed,
        is_shown: !is_closed,
    };
    let line = |kind: &str, cents: i64| MoveLine {
        kind: kind.to_owned(),
        id: "1".to_owned(),
        on_day: "2026-10-12".to_owned(),
        piece: "0231".to_owned(),
        label: "Leroux".to_owned(),
        cents,
        may_undo: cents < 0,
    };
    let full = |wrong: Vec<Wrong>| Book {
        unit: "Alès".to_owned(),
        has_collector: true,
        cash_cents: 5_200,
        months: vec![month("2026-11", false), month("2026-10", true)],
        month: "2026-10".to_owned(),
        opening_cents: 4_000,
        closing_cents: 5_200,
        lines: ["payment", "undone", "deposit", "expense", "difference", "back"]
            .into_iter()
            .map(|kind| line(kind, if kind == "payment" { 4_000 } else { -1_000 }))
            .collect(),
        may_close: "2026-10".to_owned(),
        accounts: vec![Choice { value: "606".to_owned(), label: "606 Achats".to_owned() }],
        typed: Typed { kind: "expense".to_owned(), ..Typed::default() },
        today: "2026-11-24".to_owned(),
        wrong,
    };
    let wrong = Wrong {
        field: "counted".to_owned(),
        label: "Espèces comptées".to_owned(),
        message: "Le livre dit autre chose.".to_owned(),
    };
    let empty = Book { month: "2026-11".to_owned(), ..Book::default() };
    vec![
        SamplePage::new("treasury/cash", full(Vec::new())),
        SamplePage::new("treasury/cash-refused", full(vec![wrong])),
        SamplePage::new("treasury/cash-empty", empty),
    ]
}
