//! The treasurer's day: three letters, an amount, Enter; piles that must add up.

mod key;
mod pile;
mod samples;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::Page;
use kernel::web::Fields;
use serde::Serialize;

use super::hub::must_keep;
use super::shown::periods_told;
use super::{Choice, Wrong, answer, cut, listed, region};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::members;
use crate::org::{Office, PersonId, Scope};
use crate::people::{self, Filter};
use crate::treasury::PaymentId;
use crate::treasury::rules::{Line as Keyed, PayWay, sums};
use crate::treasury::store::{self, Line, Payer, Sitting};

pub(super) use key::{desk_cause, key};
pub(super) use pile::{close, pile};
pub(super) use samples::samples;

/// Ways that are keyed at the desk.
const DESK_WAYS: [PayWay; 4] = [PayWay::Cheque, PayWay::Cash, PayWay::Transfer, PayWay::Card];
/// People found by a few letters.
const FOUND_MAX: i64 = 12;

#[derive(Serialize, Default)]
struct Day {
    unit: String,
    has_collector: bool,
    who: String,
    found: Vec<FoundLine>,
    none_found: bool,
    form: Option<Form>,
    wrong: Vec<Wrong>,
    pile: Counted,
    keyed: Vec<KeyedLine>,
    sums: Told,
    on_day: String,
    today: String,
    way: String,
}

/// Somebody whom the letters may mean.
#[derive(Serialize, Clone)]
struct FoundLine {
    id: String,
    name: String,
    number: String,
    unit: String,
    due_cents: i64,
}

/// The payment that is being keyed.
#[derive(Serialize, Default, Clone)]
struct Form {
    person: String,
    name: String,
    due_cents: i64,
    periods: String,
    cause: String,
    amount: String,
    gift: String,
    subscription: String,
    other: String,
    way: String,
    piece: String,
    bank: String,
    ways: Vec<Choice>,
}

/// What was counted, as typed.
#[derive(Serialize, Default, Clone)]
struct Counted {
    cheques: String,
    cheques_cents: String,
    cash_cents: String,
}

/// What was keyed, and whether it is what was counted.
#[derive(Serialize, Default, Clone)]
struct Told {
    cheques: i64,
    cheques_cents: i64,
    cash: i64,
    cash_cents: i64,
    others: i64,
    others_cents: i64,
    count: i64,
    cents: i64,
    counted_cheques: Option<i64>,
    counted_cheques_cents: Option<i64>,
    counted_cash_cents: Option<i64>,
    matches: bool,
}

#[derive(Serialize, Clone)]
struct KeyedLine {
    id: String,
    name: String,
    way: String,
    piece: String,
    bank: String,
    cents: i64,
}

impl Page for Day {
    const TEMPLATE: &'static str = "treasury/day.html";
}

const FOUND_TEMPLATE: &str = "treasury/found.html";

/// What the database knows for the page.
struct Known {
    has_collector: bool,
    sitting: Option<Sitting>,
    keyed: Vec<Line>,
    found: Vec<FoundLine>,
    payer: Option<Payer>,
    due: Vec<members::Due>,
    proposed_cents: i64,
    receipt: String,
    cause: PaymentId,
}

fn find(tx: &mut Tx<'_>, scope: &Scope, words: &str, today: &str) -> Result<Vec<FoundLine>> {
    if words.chars().count() < 2 {
        return Ok(Vec::new());
    }
    let filter = Filter { words: words.to_owned(), ..Filter::default() };
    let mut found = people::search(tx, scope, &filter, FOUND_MAX)?;
    found.sort_by(|(id, key), (other_id, other)| (key, id).cmp(&(other, other_id)));
    let ids: Vec<&str> = found.iter().map(|(id, _)| id.as_str()).collect();
    let mut lines = Vec::new();
    for (summary, _) in people::summaries(tx, scope, &ids)? {
        let due_cents = members::proposed(tx, &summary.id, today)?;
        lines.push(FoundLine {
            id: summary.id.to_string(),
            name: listed(&summary.last_name, &summary.first_name),
            number: summary.number,
            unit: summary.home,
            due_cents,
        });
    }
    Ok(lines)
}

fn know(tx: &mut Tx<'_>, office: &Office, who: &str, person: Option<&PersonId>) -> Result<Known> {
    let today = tx.now().day_text();
    let found = if person.is_some() { Vec::new() } else { find(tx, &office.scope, who, &today)? };
    let only = match found.as_slice() {
        [one] => PersonId::parse(&one.id),
        _ => None,
    };
    let payer = match person.cloned().or(only) {
        Some(person) => store::payer(tx, &office.scope, &person)?,
        None => None,
    };
    let (mut due, mut proposed_cents) = (Vec::new(), 0);
    if let Some(payer) = &payer {
        due = members::due(tx, &payer.id, &today)?;
        proposed_cents = members::proposed(tx, &payer.id, &today)?;
    }
    let sitting = store::sitting(tx, office)?;
    let keyed = match &sitting {
        Some(sitting) => store::keyed(tx, &sitting.id)?,
        None => Vec::new(),
    };
    Ok(Known {
        has_collector: ledger::collector_for(tx, &office.unit.id, &today)?.is_some(),
        sitting,
        keyed,
        found,
        payer,
        due,
        proposed_cents,
        receipt: store::next_receipt(tx, &office.unit.id)?,
        cause: tx.fresh(),
    })
}

/// GET `/office/treasury/day`, with `who` (letters) or `person`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let who = cut(&fields, "who");
    if headers.get("x-fragment").is_some_and(|name| name == "found") {
        let (scope, words) = (officer.office.scope.clone(), who.clone());
        let today = app.now().day_text();
        let found = app.db.read(move |tx| find(tx, &scope, &words, &today)).await?;
        let page = Day { found, who, way: cut(&fields, "way"), ..Day::default() };
        return region(&app, "found", FOUND_TEMPLATE, &page, &officer.shell(&app));
    }
    let person = PersonId::parse(fields.text("person"));
    print(&app, &officer, who, person, cut(&fields, "way"), None, Vec::new()).await
}

/// The page, with the form as it was typed when something in it is wrong.
async fn print(
    app: &App,
    officer: &Officer,
    who: String,
    person: Option<PersonId>,
    way: String,
    typed: Option<Form>,
    wrong: Vec<Wrong>,
) -> Result<Response> {
    let (office, words) = (officer.office.clone(), who.clone());
    let known = app.db.read(move |tx| know(tx, &office, &words, person.as_ref())).await?;
    let language = officer.language();
    let is_refused = !wrong.is_empty();
    let none_found = !who.is_empty() && known.payer.is_none() && known.found.is_empty();
    let form = known.payer.as_ref().map(|payer| form(app, language, payer, &known, &way, typed));
    let today = app.now().day_text();
    let page = Day {
        unit: officer.office.unit.name.clone(),
        has_collector: known.has_collector,
        who,
        found: if form.is_some() { Vec::new() } else { known.found.clone() },
        none_found,
        form,
        wrong,
        pile: known.sitting.as_ref().map(counted).unwrap_or_default(),
        sums: told(&known),
        on_day: known.sitting.as_ref().map_or(today.clone(), |sitting| sitting.on_day.clone()),
        keyed: known.keyed.into_iter().map(|line| keyed_line(app, language, line)).collect(),
        today,
        way,
    };
    answer(app, &page, officer.shell(app), is_refused)
}

fn form(
    app: &App,
    language: Language,
    payer: &Payer,
    known: &Known,
    way: &str,
    typed: Option<Form>,
) -> Form {
    let way = PayWay::parse(way).filter(|way| DESK_WAYS.contains(way)).unwrap_or(PayWay::Cheque);
    let periods: Vec<String> = known.due.iter().map(|due| due.period.clone()).collect();
    let fresh = Form {
        amount: if known.proposed_cents > 0 { euros(known.proposed_cents) } else { String::new() },
        way: way.name().to_owned(),
        piece: if way == PayWay::Cash { known.receipt.clone() } else { String::new() },
        cause: format!("desk {}", known.cause),
        ..Form::default()
    };
    let choice =
        |way: PayWay| Choice { value: way.name().to_owned(), label: app.say(language, way.key()) };
    Form {
        person: payer.id.to_string(),
        name: format!("{} {}", payer.first_name, payer.last_name).trim().to_owned(),
        due_cents: known.due.iter().map(|due| due.due_cents - due.paid_cents).sum(),
        periods: periods_told(language, &periods),
        ways: DESK_WAYS.into_iter().map(choice).collect(),
        ..typed.unwrap_or(fresh)
    }
}

/// Cents as they are typed: `48` or `48,50`.
pub(in crate::treasury::pages) fn euros(cents: i64) -> String {
    if cents % 100 == 0 {
        (cents / 100).to_string()
    } else {
        format!("{},{:02}", cents / 100, cents % 100)
    }
}

fn counted(sitting: &Sitting) -> Counted {
    Counted {
        cheques: sitting.cheques.map(|count| count.to_string()).unwrap_or_default(),
        cheques_cents: sitting.cheques_cents.map(euros).unwrap_or_default(),
        cash_cents: sitting.cash_cents.map(euros).unwrap_or_default(),
    }
}

fn told(known: &Known) -> Told {
    let lines: Vec<Keyed> = known
        .keyed
        .iter()
        .map(|line| Keyed {
            way: PayWay::parse(&line.way).unwrap_or(PayWay::Other),
            cents: line.cents,
        })
        .collect();
    let sums = sums(&lines);
    let pile = known.sitting.as_ref().map(Sitting::pile).unwrap_or_default();
    Told {
        cheques: sums.cheques,
        cheques_cents: sums.cheques_cents,
        cash: sums.cash,
        cash_cents: sums.cash_cents,
        others: sums.others,
        others_cents: sums.others_cents,
        count: sums.count(),
        cents: sums.cents(),
        counted_cheques: pile.cheques,
        counted_cheques_cents: pile.cheques_cents,
        counted_cash_cents: pile.cash_cents,
        matches: sums.match_pile(&pile),
    }
}

fn keyed_line(app: &App, language: Language, line: Line) -> KeyedLine {
    let way = PayWay::parse(&line.way).unwrap_or(PayWay::Other);
    KeyedLine {
        id: line.id.to_string(),
        name: listed(&line.last_name, &line.first_name),
        way: app.say(language, way.key()),
        piece: line.piece,
        bank: line.bank,
        cents: line.cents,
    }
}
