//! Every payment: a list with filters, the same as a file, one payment with its trace.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Cursor, Fields, Notice, PAGE_ROWS_MAX, download, see_other_with};
use kernel::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::hub::must_keep;
use super::{Choice, cut, day_of, hand, listed, refusal};
use crate::access::{self, Act, REASON_CHARS_MIN};
use crate::accounts::Officer;
use crate::app::App;
use crate::members;
use crate::org::PersonId;
use crate::treasury::rules::{PartKind, PayWay, Refusal, State as Stands, TakenBack};
use crate::treasury::store::{self, Fact, Filter, Line};
use crate::treasury::{CardPaymentId, PaymentId, jobs};

/// Most payments of a file.
const FILE_LINES_MAX: i64 = 50_000;

#[derive(Serialize, Default)]
struct List {
    unit: String,
    rows: Vec<Row>,
    total_cents: i64,
    filter: Shown,
    ways: Vec<Choice>,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    next: Option<String>,
    reason_error: String,
    may_export: bool,
}

#[derive(Serialize, Default, Clone)]
struct Shown {
    from: String,
    to: String,
    way: String,
    state: String,
    part: String,
    person: String,
}

#[derive(Serialize, Clone)]
struct Row {
    id: String,
    name: String,
    unit: String,
    way: String,
    piece: String,
    received_on: String,
    cents: i64,
    state: &'static str,
}

#[derive(Serialize)]
struct One {
    row: Row,
    person: String,
    collector: String,
    bank: String,
    reference: String,
    slip: String,
    slip_number: String,
    parts: Vec<PartLine>,
    settled: Vec<SettledLine>,
    facts: Vec<FactLine>,
    may: Vec<Choice>,
    error: String,
    why: String,
}

#[derive(Serialize)]
struct PartLine {
    kind: String,
    name: String,
    cents: i64,
}

#[derive(Serialize)]
struct SettledLine {
    month: String,
    cents: i64,
}

#[derive(Serialize)]
struct FactLine {
    kind: String,
    on_day: String,
    why: String,
    by: String,
}

impl Page for List {
    const TEMPLATE: &'static str = "treasury/payments.html";
}

impl Page for One {
    const TEMPLATE: &'static str = "treasury/payment.html";
}

/// How a payment on a list stands.
pub(super) fn stands(line: &Line) -> Stands {
    match line.over.as_deref().and_then(TakenBack::parse) {
        Some(kind) => Stands::TakenBack(kind),
        None if line.banked => Stands::Banked,
        None if line.slip.is_some() => Stands::OnSlip,
        None => Stands::Received,
    }
}

fn row(app: &App, language: Language, line: &Line) -> Row {
    let way = PayWay::parse(&line.way).unwrap_or(PayWay::Other);
    Row {
        id: line.id.to_string(),
        name: listed(&line.last_name, &line.first_name),
        unit: line.unit_name.clone(),
        way: app.say(language, way.key()),
        piece: line.piece.clone(),
        received_on: line.received_on.clone(),
        cents: line.cents,
        state: stands(line).name(),
    }
}

fn filter_of(fields: &Fields) -> Filter {
    let state = fields.text("state");
    Filter {
        from: day_of(fields.text("from")).unwrap_or_default(),
        to: day_of(fields.text("to")).unwrap_or_default(),
        way: PayWay::parse(fields.text("way")).map_or("", PayWay::name).to_owned(),
        state: ["open", "banked", "over"].into_iter().find(|it| *it == state).unwrap_or("").into(),
        person: PersonId::parse(fields.text("person")).map(|id| id.to_string()).unwrap_or_default(),
        part: PartKind::parse(fields.text("part")).map_or("", PartKind::name).to_owned(),
    }
}

fn query(filter: &Filter, after: &Cursor) -> String {
    let pairs = [
        ("from", &filter.from),
        ("to", &filter.to),
        ("way", &filter.way),
        ("state", &filter.state),
        ("part", &filter.part),
        ("person", &filter.person),
    ];
    let encode = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> =
        pairs.map(|(name, value)| format!("{name}={}&", encode(value))).collect();
    format!("/office/treasury/payments?{}after={}", pairs.concat(), after.encoded())
}

/// GET `/office/treasury/payments`.
pub(super) async fn list(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    print_list(&app, &officer, &fields, String::new()).await
}

async fn print_list(
    app: &App,
    officer: &Officer,
    fields: &Fields,
    reason_error: String,
) -> Result<Response> {
    let filter = filter_of(fields);
    let after = fields.filled("after").and_then(Cursor::parse);
    let (scope, asked) = (officer.office.scope.clone(), filter.clone());
    let mut lines =
        app.db.read(move |tx| store::lines(tx, &scope, &asked, after.as_ref(), None)).await?;
    let more = lines.len() > PAGE_ROWS_MAX;
    lines.truncate(PAGE_ROWS_MAX);
    let next = lines.last().filter(|_| more).map(|last| {
        let cursor = Cursor { key: last.received_on.clone(), id: last.id.to_string() };
        query(&filter, &cursor)
    });
    let language = officer.language();
    let choice =
        |value: &str, key: &str| Choice { value: value.to_owned(), label: app.say(language, key) };
    let standing = lines.iter().filter(|line| line.over.is_none());
    let page = List {
        unit: officer.office.unit.name.clone(),
        total_cents: standing.map(|line| line.cents).sum(),
        rows: lines.iter().map(|line| row(app, language, line)).collect(),
        filter: Shown {
            from: filter.from,
            to: filter.to,
            way: filter.way,
            state: filter.state,
            part: filter.part,
            person: filter.person,
        },
        ways: PayWay::ALL.iter().map(|way| choice(way.name(), way.key())).collect(),
        states: vec![
            choice("open", "treasury-filter-open"),
            choice("banked", "treasury-filter-banked"),
            choice("over", "treasury-filter-over"),
        ],
        kinds: PartKind::ALL.iter().map(|kind| choice(kind.name(), kind.key())).collect(),
        next,
        may_export: true,
        reason_error,
    };
    let is_refused = !page.reason_error.is_empty();
    super::answer(app, &page, officer.shell(app), is_refused)
}

/// POST `/office/treasury/payments/file`: the filtered payments as a file, for a reason that
/// the people concerned can read.
pub(super) async fn file(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let reason = cut(&fields, "reason");
    let language = officer.language();
    if reason.chars().count() < REASON_CHARS_MIN {
        let error = app.say(language, "treasury-fault-reason");
        return print_list(&app, &officer, &fields, error).await;
    }
    let (filter, by) = (filter_of(&fields), officer.clone());
    let lines = app
        .db
        .write(move |tx| {
            let limit = Some(FILE_LINES_MAX);
            let lines = store::lines(tx, &by.office.scope, &filter, None, limit)?;
            let mut people: Vec<PersonId> =
                lines.iter().filter_map(|line| line.person.clone()).collect();
            people.sort();
            people.dedup();
            let name = &by.actor.name;
            access::note_many(tx, &by.office, name, &people, Act::Exported, &reason, None)?;
            Ok(lines)
        })
        .await?;
    download("paiements.csv", "text/csv; charset=utf-8", csv(&app, language, &lines)?)
}

fn csv(app: &App, language: Language, lines: &[Line]) -> Result<Vec<u8>> {
    let headers = [
        "treasury-column-day",
        "treasury-column-person",
        "treasury-column-unit",
        "treasury-day-way",
        "treasury-day-amount",
        "treasury-day-piece",
        "treasury-day-bank",
        "treasury-payment-reference",
        "treasury-slip-number",
        "treasury-column-state",
        "treasury-payment-collector",
    ];
    let mut text = String::from('\u{feff}');
    let head: Vec<String> = headers.iter().map(|key| cell(&app.say(language, key))).collect();
    text.push_str(&head.join(";"));
    for line in lines {
        let row = row(app, language, line);
        let state = app.say(language, state_key(stands(line)));
        let amount = format!("{},{:02}", line.cents / 100, line.cents % 100);
        let slip = line.slip_number.as_deref().unwrap_or_default();
        let cells = [
            row.received_on.as_str(),
            &row.name,
            &row.unit,
            &row.way,
            &amount,
            &line.piece,
            &line.bank,
            &line.reference,
            slip,
            &state,
            &line.collector_name,
        ];
        text.push_str("\r\n");
        text.push_str(&cells.map(cell).join(";"));
    }
    text.push_str("\r\n");
    Ok(text.into_bytes())
}

/// A cell of a file, which no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let safe = if is_formula { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}

/// The text key of how a payment stands.
fn state_key(state: Stands) -> &'static str {
    match state {
        Stands::Received => "treasury-state-received",
        Stands::OnSlip => "treasury-state-slip",
        Stands::Banked => "treasury-state-banked",
        Stands::TakenBack(TakenBack::Cancelled) => "treasury-state-cancelled",
        Stands::TakenBack(TakenBack::Bounced) => "treasury-state-bounced",
        Stands::TakenBack(TakenBack::Returned) => "treasury-state-returned",
        Stands::TakenBack(TakenBack::Refunded) => "treasury-state-refunded",
    }
}

/// GET `/office/treasury/payments/{payment}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = PaymentId::parse(&id).ok_or(Error::NotFound)?;
    print_one(&app, &officer, id, String::new(), String::new()).await
}

async fn print_one(
    app: &App,
    officer: &Officer,
    id: PaymentId,
    why: String,
    error: String,
) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let (line, parts, facts, settled) = app
        .db
        .read(move |tx| {
            let line = store::line(tx, &scope, &id)?.ok_or(Error::NotFound)?;
            let parts = store::parts_of(tx, &id)?;
            let settled = members::settled_months(tx, id.as_str())?;
            Ok((line, parts, store::facts_of(tx, &id)?, settled))
        })
        .await?;
    let language = officer.language();
    let way = PayWay::parse(&line.way).unwrap_or(PayWay::Other);
    let state = stands(&line);
    let may = TakenBack::ALL.into_iter().filter(|kind| kind.fits(way, state));
    let may = may.map(|kind| Choice {
        value: kind.name().to_owned(),
        label: app.say(language, back_key(kind)),
    });
    let part = |part: store::Part| PartLine {
        kind: app.say(language, PartKind::parse(&part.kind).unwrap_or(PartKind::Other).key()),
        name: listed(&part.last_name, &part.first_name),
        cents: part.cents,
    };
    let fact = |fact: Fact| FactLine {
        kind: fact.kind,
        on_day: fact.on_day,
        why: fact.why,
        by: fact.by_name,
    };
    let page = One {
        row: row(app, language, &line),
        person: line.person.map(|id| id.to_string()).unwrap_or_default(),
        collector: line.collector_name,
        bank: line.bank,
        reference: line.reference,
        slip: line.slip.unwrap_or_default(),
        slip_number: line.slip_number.unwrap_or_default(),
        parts: parts.into_iter().map(part).collect(),
        settled: settled
            .into_iter()
            .map(|(_, month, cents)| SettledLine { month, cents })
            .collect(),
        facts: facts.into_iter().map(fact).collect(),
        may: may.collect(),
        why,
        error,
    };
    let is_refused = !page.error.is_empty();
    super::answer(app, &page, officer.shell(app), is_refused)
}

const fn back_key(kind: TakenBack) -> &'static str {
    match kind {
        TakenBack::Cancelled => "treasury-back-cancelled",
        TakenBack::Bounced => "treasury-back-bounced",
        TakenBack::Returned => "treasury-back-returned",
        TakenBack::Refunded => "treasury-back-refunded",
    }
}

/// POST `/office/treasury/payments/{payment}` with `do` and `why`; `back=day` undoes at the desk.
pub(super) async fn act(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let id = PaymentId::parse(&id).ok_or(Error::NotFound)?;
    let kind = TakenBack::parse(fields.text("do")).ok_or(Error::NotFound)?;
    let is_desk = fields.text("back") == "day";
    let language = officer.language();
    let why = match fields.filled("why") {
        Some(_) => cut(&fields, "why"),
        None if is_desk => app.say(language, "treasury-undo-why"),
        None => String::new(),
    };
    let (by, known, said) = (officer.clone(), id.clone(), why.clone());
    let done = app
        .db
        .write(move |tx| {
            store::line(tx, &by.office.scope, &known)?.ok_or(Error::NotFound)?;
            if said.is_empty() {
                return Err(Refusal::NoWhy.into());
            }
            let today = tx.now().day_text();
            store::take_back_as(tx, &known, kind, &today, &said, hand(&by))?;
            if kind == TakenBack::Refunded
                && let Some(card) = store::card_cause(tx, &known)?
            {
                let card = CardPaymentId::parse(&card).ok_or(Error::NotFound)?;
                jobs::enqueue_refund(tx, &card)?;
            }
            Ok(())
        })
        .await;
    let to = if is_desk {
        "/office/treasury/day".to_owned()
    } else {
        format!("/office/treasury/payments/{id}")
    };
    match refusal(done)? {
        Ok(()) => see_other_with(&to, &Notice::ok(app.say(language, "treasury-undone"))),
        Err(key) if is_desk => see_other_with(&to, &Notice::warn(app.say(language, key))),
        Err(key) => print_one(&app, &officer, id, why, app.say(language, key)).await,
    }
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |state: &'static str| Row {
        id: "1".to_owned(),
        name: "Fauvel, Odile".to_owned(),
        unit: "Alès".to_owned(),
        way: "Chèque".to_owned(),
        piece: "4402917".to_owned(),
        received_on: "2026-11-22".to_owned(),
        cents: 6_000,
        state,
    };
    let list = |rows: Vec<Row>, reason_error: &str| List {
        unit: "Alès".to_owned(),
        total_cents: 6_000,
        rows,
        next: Some("/office/treasury/payments?after=1".to_owned()),
        may_export: true,
        reason_error: reason_error.to_owned(),
        ..List::default()
    };
    let one = |state: &'static str, may: &[&str], error: &str| One {
        row: row(state),
        person: "1".to_owned(),
        collector: "Association de financement du Gard".to_owned(),
        bank: "LCL".to_owned(),
        reference: String::new(),
        slip: "1".to_owned(),
        slip_number: "2026-031".to_owned(),
        parts: vec![PartLine {
            kind: "Cotisation".to_owned(),
            name: "Fauvel, Odile".to_owned(),
            cents: 6_000,
        }],
        settled: vec![SettledLine { month: "2026-11".to_owned(), cents: 1_000 }],
        facts: vec![FactLine {
            kind: "received".to_owned(),
            on_day: "2026-11-22".to_owned(),
            why: String::new(),
            by: "Colette Vauquelin".to_owned(),
        }],
        may: may
            .iter()
            .map(|kind| Choice { value: (*kind).to_owned(), label: (*kind).to_owned() })
            .collect(),
        error: error.to_owned(),
        why: String::new(),
    };
    let full = list(vec![row("received"), row("bounced")], "");
    vec![
        SamplePage::new("treasury/payments", full),
        SamplePage::new("treasury/payments-empty", List { next: None, ..list(Vec::new(), "") }),
        SamplePage::new("treasury/payments-refused", list(vec![row("slip")], "Dites pourquoi.")),
        SamplePage::new("treasury/payment", one("banked", &["bounced"], "")),
        SamplePage::new("treasury/payment-over", one("refunded", &[], "")),
        SamplePage::new("treasury/payment-refused", one("received", &["cancelled"], "Non.")),
    ]
}
