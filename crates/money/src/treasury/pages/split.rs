//! One payment for several things or several people: a line for each.

use axum::extract::State;
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::day::{desk_cause, euros};
use super::hub::must_keep;
use super::{Choice, Wrong, answer, cut, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::members::{self, Rule};
use crate::org::{PersonId, Scope};
use crate::people::{self, Filter};
use crate::treasury::PaymentId;
use crate::treasury::rules::{PartKind, PayWay, Refusal};
use crate::treasury::store::{self, NewPart, NewPayment};

/// Lines of the form.
const ROWS: usize = 6;
/// Most people that a typed name may mean before it is refused.
const MEANT_MAX: i64 = 3;

#[derive(Serialize, Default)]
struct Split {
    person: String,
    name: String,
    cause: String,
    way: String,
    ways: Vec<Choice>,
    kinds: Vec<Choice>,
    piece: String,
    bank: String,
    rows: Vec<Row>,
    wrong: Vec<Wrong>,
}

/// A line as typed.
#[derive(Serialize, Default, Clone)]
struct Row {
    number: usize,
    kind: String,
    who: String,
    from: String,
    amount: String,
    error: String,
}

impl Page for Split {
    const TEMPLATE: &'static str = "treasury/split.html";
}

/// GET `/office/treasury/day/split?person=…`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let scope = officer.office.scope.clone();
    let (name, cents, cause) = app
        .db
        .read(move |tx| {
            let payer = store::payer(tx, &scope, &person)?.ok_or(Error::NotFound)?;
            let today = tx.now().day_text();
            let cents = members::proposed(tx, &person, &today)?;
            let cause: PaymentId = tx.fresh();
            Ok((format!("{} {}", payer.first_name, payer.last_name), cents, cause))
        })
        .await?;
    let mut rows = rows(&fields);
    if let Some(first) = rows.first_mut().filter(|_| cents > 0) {
        first.amount = euros(cents);
    }
    let page = Split {
        cause: format!("desk {cause}"),
        rows,
        ..page_of(&app, &officer, &fields, name.trim())
    };
    app.page(&page, &officer.shell(&app))
}

fn rows(fields: &Fields) -> Vec<Row> {
    let row = |number: usize| Row {
        number,
        kind: PartKind::parse(fields.text(&format!("kind-{number}")))
            .unwrap_or(PartKind::Dues)
            .name()
            .to_owned(),
        who: cut(fields, &format!("who-{number}")),
        from: cut(fields, &format!("from-{number}")),
        amount: cut(fields, &format!("amount-{number}")),
        error: String::new(),
    };
    (1..=ROWS).map(row).collect()
}

fn page_of(app: &App, officer: &Officer, fields: &Fields, name: &str) -> Split {
    let language = officer.language();
    let way = PayWay::parse(fields.text("way")).unwrap_or(PayWay::Cheque);
    let ways = [PayWay::Cheque, PayWay::Cash, PayWay::Transfer, PayWay::Card];
    Split {
        person: cut(fields, "person"),
        name: name.to_owned(),
        cause: desk_cause(fields),
        way: way.name().to_owned(),
        ways: ways
            .into_iter()
            .map(|way| Choice { value: way.name().to_owned(), label: app.say(language, way.key()) })
            .collect(),
        kinds: PartKind::ALL
            .into_iter()
            .map(|kind| Choice {
                value: kind.name().to_owned(),
                label: app.say(language, kind.key()),
            })
            .collect(),
        piece: cut(fields, "piece"),
        bank: cut(fields, "bank"),
        rows: Vec::new(),
        wrong: Vec::new(),
    }
}

/// The one person of the scope whom a line names; the payer when it names nobody.
fn meant(tx: &mut Tx<'_>, scope: &Scope, payer: &PersonId, who: &str) -> Result<Option<PersonId>> {
    if who.is_empty() {
        return Ok(Some(payer.clone()));
    }
    let filter = Filter { words: who.to_owned(), ..Filter::default() };
    let found = people::search(tx, scope, &filter, MEANT_MAX)?;
    Ok(match found.as_slice() {
        [(person, _)] => Some(person.clone()),
        _ => None,
    })
}

/// Parts, or the number of each wrong line with the text key of what is wrong.
type Understood = std::result::Result<Vec<NewPart>, Vec<(usize, &'static str)>>;

/// What the lines say, or each line's number with the text key of what is wrong with it.
fn understood(
    tx: &mut Tx<'_>,
    scope: &Scope,
    payer: &PersonId,
    rows: &[Row],
) -> Result<Understood> {
    let (mut parts, mut faults) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| !row.amount.is_empty()) {
        let cents = values::parse_cents(&row.amount).ok().filter(|cents| *cents > 0);
        let person = meant(tx, scope, payer, &row.who)?;
        let rule = match row.from.as_str() {
            "" => Some(Rule::OldestFirst),
            month if is_month(month) => Some(Rule::From(month.to_owned())),
            _ => None,
        };
        match (cents, person, rule) {
            (Some(cents), Some(person), Some(rule)) => {
                let kind = PartKind::parse(&row.kind).unwrap_or(PartKind::Dues);
                parts.push(NewPart { kind, person, cents, rule });
            }
            (None, _, _) => faults.push((row.number, "treasury-fault-amount")),
            (_, None, _) => faults.push((row.number, "treasury-fault-who")),
            (_, _, None) => faults.push((row.number, "treasury-fault-month")),
        }
    }
    Ok(if faults.is_empty() { Ok(parts) } else { Err(faults) })
}

/// `2026-08` and the like.
fn is_month(text: &str) -> bool {
    text.len() == 7 && values::Day::parse(&format!("{text}-01")).is_ok()
}

/// POST `/office/treasury/day/split`.
pub(super) async fn key(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let typed = rows(&fields);
    let way = PayWay::parse(fields.text("way")).unwrap_or(PayWay::Cheque);
    let filled = |name: &str| Some(cut(&fields, name)).filter(|text| !text.is_empty());
    let (piece, bank) = (filled("piece"), filled("bank"));
    let (by, lines, cause) = (officer.clone(), typed.clone(), desk_cause(&fields));
    let done = app
        .db
        .write(move |tx| {
            let office = &by.office;
            let payer = store::payer(tx, &office.scope, &person)?.ok_or(Error::NotFound)?;
            let name = format!("{} {}", payer.first_name, payer.last_name).trim().to_owned();
            let parts = match understood(tx, &office.scope, &payer.id, &lines)? {
                Ok(parts) => parts,
                Err(faults) => return Ok((name, Err(faults))),
            };
            let sitting = store::sitting(tx, office)?;
            let today = tx.now().day_text();
            let on_day = sitting.map_or(today, |sitting| sitting.on_day);
            let unit = office.unit.id.clone();
            let collector = ledger::collector_for(tx, &unit, &on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            let sitting = store::open_sitting(tx, office, &by.actor.name, &collector, &on_day)?;
            let new = NewPayment {
                collector,
                unit,
                payer: payer.id,
                way,
                received_on: on_day,
                parts,
                piece: piece.clone(),
                bank: bank.clone(),
                reference: None,
                cause: cause.clone(),
            };
            let around =
                store::Around { sitting: Some(sitting.id.as_str()), ..store::Around::default() };
            store::receive_as(tx, &new, hand(&by), &around)?;
            Ok((name, Ok(new.cents())))
        })
        .await;
    let language = officer.language();
    let (name, faults) = match refusal(done)? {
        Ok((name, Ok(cents))) => {
            let args = [("name", name.into()), ("amount", euros(cents).into())];
            let said = app.say_with(language, "treasury-day-keyed", &args);
            let to = format!("/office/treasury/day?way={}", way.name());
            return see_other_with(&to, &Notice::ok(said));
        }
        Ok((name, Err(faults))) => (name, faults),
        Err(key) => (String::new(), vec![(1, key)]),
    };
    let page = Split { rows: typed, ..page_of(&app, &officer, &fields, &name) };
    answer(&app, &with_faults(&app, &officer, page, faults), officer.shell(&app), true)
}

/// The page with what is wrong beside each line.
fn with_faults(
    app: &App,
    officer: &Officer,
    mut page: Split,
    faults: Vec<(usize, &'static str)>,
) -> Split {
    let language = officer.language();
    for (number, key) in faults {
        let message = app.say(language, key);
        if let Some(row) = page.rows.iter_mut().find(|row| row.number == number) {
            row.error.clone_from(&message);
        }
        let label = app.say_with(language, "treasury-split-row", &[("number", number.into())]);
        page.wrong.push(Wrong { field: format!("amount-{number}"), label, message });
    }
    page
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let row = |number: usize, error: &str| Row {
        number,
        kind: "dues".to_owned(),
        who: if number == 2 { "Lucie Benoît".to_owned() } else { String::new() },
        amount: "24".to_owned(),
        error: error.to_owned(),
        ..Row::default()
    };
    let page = |error: &str| Split {
        person: "1".to_owned(),
        name: "Yanis Benkacem".to_owned(),
        cause: "desk 1".to_owned(),
        way: "cheque".to_owned(),
        ways: vec![Choice { value: "cheque".to_owned(), label: "Chèque".to_owned() }],
        kinds: vec![Choice { value: "dues".to_owned(), label: "Cotisation".to_owned() }],
        rows: vec![row(1, ""), row(2, error)],
        ..Split::default()
    };
    vec![
        SamplePage::new("treasury/split", page("")),
        SamplePage::new("treasury/split-refused", page("Personne ne porte ce nom.")),
    ]
}
