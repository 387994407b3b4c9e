//! The treasurer's day: three letters, an amount, Enter; piles that must add up.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::db::Tx;
use kernel::text::Language;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::hub::must_keep;
use super::shown::periods_told;
use super::{Choice, Wrong, answer, cut, day_of, hand, listed, refusal, region};
use crate::accounts::Officer;
use crate::app::App;
use crate::ledger;
use crate::members::{self, Rule};
use crate::org::{Office, PersonId, Scope};
use crate::people::{self, Filter};
use crate::treasury::PaymentId;
use crate::treasury::rules::{Line as Keyed, PayWay, Pile, Refusal, Typed, parts, sums};
use crate::treasury::store::{self, Line, NewPart, NewPayment, Payer, Sitting};

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
    day: String,
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

fn know(
    tx: &mut Tx<'_>,
    office: &Office,
    who: &str,
    person: Option<&PersonId>,
) -> Result<Known> {
    let today = tx.now().day_text();
    let found =
        if person.is_some() { Vec::new() } else { find(tx, &office.scope, who, &today)? };
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
    let known =
        app.db.read(move |tx| know(tx, &office, &words, person.as_ref())).await?;
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
pub(super) fn euros(cents: i64) -> String {
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

/// POST `/office/treasury/day`: one payment is keyed.
pub(super) async fn key(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let person = PersonId::parse(fields.text("person")).ok_or(Error::NotFound)?;
    let language = officer.language();
    let typed = Form {
        cause: cut(&fields, "cause"),
        amount: cut(&fields, "amount"),
        gift: cut(&fields, "gift"),
        subscription: cut(&fields, "subscription"),
        other: cut(&fields, "other"),
        way: cut(&fields, "way"),
        piece: cut(&fields, "piece"),
        bank: cut(&fields, "bank"),
        day: cut(&fields, "day"),
        ..Form::default()
    };
    let understood = parts(&Typed {
        amount: &typed.amount,
        gift: &typed.gift,
        subscription: &typed.subscription,
        other: &typed.other,
        way: &typed.way,
        piece: &typed.piece,
        day: &typed.day,
    });
    let way = typed.way.clone();
    let found = match understood {
        Ok(found) => found,
        Err(faults) => {
            let wrong = faults.into_iter().map(|fault| Wrong {
                field: fault.field.to_owned(),
                label: app.say(language, field_label(fault.field)),
                message: app.say(language, fault.key),
            });
            let wrong = wrong.collect();
            return print(&app, &officer, String::new(), Some(person), way, Some(typed), wrong)
                .await;
        }
    };
    let new_parts = found
        .into_iter()
        .map(|part| NewPart {
            kind: part.kind,
            person: person.clone(),
            cents: part.cents,
            rule: Rule::OldestFirst,
        })
        .collect();
    let done = receive(&app, &officer, &person, &typed, new_parts).await;
    match refusal(done)? {
        Ok((name, cents)) => {
            let args = [("name", name.into()), ("amount", euros(cents).into())];
            let said = app.say_with(language, "treasury-day-keyed", &args);
            let way = PayWay::parse(&way).unwrap_or(PayWay::Cheque).name();
            see_other_with(&format!("/office/treasury/day?way={way}"), &Notice::ok(said))
        }
        Err(key) => {
            let field = if key == Refusal::ReceiptUsed.key() { "piece" } else { "amount" };
            let wrong = Wrong {
                field: field.to_owned(),
                label: app.say(language, field_label(field)),
                message: app.say(language, key),
            };
            print(&app, &officer, String::new(), Some(person), way, Some(typed), vec![wrong]).await
        }
    }
}

fn field_label(field: &str) -> &'static str {
    match field {
        "gift" => "treasury-part-gift",
        "subscription" => "treasury-part-subscription",
        "other" => "treasury-part-other",
        "way" => "treasury-day-way",
        "piece" => "treasury-day-piece",
        _ => "treasury-day-amount",
    }
}

async fn receive(
    app: &App,
    officer: &Officer,
    person: &PersonId,
    typed: &Form,
    new_parts: Vec<NewPart>,
) -> Result<(String, i64)> {
    let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let (by, payer) = (officer.clone(), person.clone());
    let (way, cause) = (PayWay::parse(&typed.way), typed.cause.clone());
    let (piece, bank) = (filled(&typed.piece), filled(&typed.bank));
    app.db
        .write(move |tx| {
            let office = &by.office;
            let payer = store::payer(tx, &office.scope, &payer)?.ok_or(Error::NotFound)?;
            let way = way.ok_or(Refusal::NotNow)?;
            let mut sitting = store::sitting(tx, office)?;
            let today = tx.now().day_text();
            let on_day = sitting.as_ref().map_or(today, |sitting| sitting.on_day.clone());
            let unit = office.unit.id.clone();
            let collector = ledger::collector_for(tx, &unit, &on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            if sitting.is_none() {
                let opened =
                    store::open_sitting(tx, office, &by.actor.name, &collector, &on_day)?;
                sitting = Some(opened);
            }
            let sitting = sitting.ok_or(Error::Stale)?;
            let new = NewPayment {
                collector,
                unit,
                payer: payer.id,
                way,
                received_on: on_day,
                parts: new_parts.clone(),
                piece: piece.clone(),
                reference: None,
                cause: cause.clone(),
            };
            let around = store::Around {
                sitting: Some(sitting.id.as_str()),
                bank: bank.as_deref(),
                import: None,
            };
            store::receive_as(tx, &new, hand(&by), &around)?;
            let name = format!("{} {}", payer.first_name, payer.last_name).trim().to_owned();
            Ok((name, new.cents()))
        })
        .await
}

/// POST `/office/treasury/day/pile`: what was counted, and the day of what is keyed next.
pub(super) async fn pile(
    State(app): State<App>,
    officer: Officer,
    fields: Fields,
) -> Result<Response> {
    must_keep(&officer)?;
    let amount = |name: &str| fields.filled(name).map(values::parse_cents).transpose();
    let language = officer.language();
    let count = fields.filled("cheques").map(str::parse::<i64>).transpose();
    let understood = (count, amount("cheques_cents"), amount("cash_cents"));
    let (Ok(cheques), Ok(cheques_cents), Ok(cash_cents)) = understood else {
        let wrong = Wrong {
            field: "cheques".to_owned(),
            label: app.say(language, "treasury-day-pile"),
            message: app.say(language, "treasury-fault-pile"),
        };
        let way = String::new();
        return print(&app, &officer, String::new(), None, way, None, vec![wrong]).await;
    };
    let pile = Pile { cheques, cheques_cents, cash_cents };
    let (by, on_day) = (officer.clone(), day_of(fields.text("on_day")));
    let done = app
        .db
        .write(move |tx| {
            let today = tx.now().day_text();
            let on_day = on_day.clone().unwrap_or_else(|| today.clone());
            if on_day > today {
                return Err(Refusal::BadDay.into());
            }
            let collector = ledger::collector_for(tx, &by.office.unit.id, &on_day)?;
            let collector = collector.ok_or(Refusal::NoCollector)?.id;
            let sitting =
                store::open_sitting(tx, &by.office, &by.actor.name, &collector, &on_day)?;
            store::count_pile(tx, &sitting.id, &pile, &on_day)
        })
        .await;
    back(&app, &officer, done.map(|()| "treasury-day-counted"))
}

/// POST `/office/treasury/day/close`: the piles add up, the cheques go on a slip.
pub(super) async fn close(State(app): State<App>, officer: Officer) -> Result<Response> {
    must_keep(&officer)?;
    let by = officer.clone();
    let done = app
        .db
        .write(move |tx| {
            let sitting = store::sitting(tx, &by.office)?.ok_or(Refusal::SittingOver)?;
            store::close_sitting(tx, &by.office, &by.actor.name, &sitting)
        })
        .await;
    match refusal(done)? {
        Ok(Some(slip)) => {
            let said = app.say(officer.language(), "treasury-day-closed");
            see_other_with(&format!("/office/treasury/slips/{slip}"), &Notice::ok(said))
        }
        Ok(None) => back(&app, &officer, Ok("treasury-day-closed")),
        Err(key) => back(&app, &officer, Err(Error::Refused(key))),
    }
}

/// Back to the day with a word on what was done, or why not.
fn back(app: &App, officer: &Officer, done: Result<&'static str>) -> Result<Response> {
    let notice = match refusal(done)? {
        Ok(key) => Notice::ok(app.say(officer.language(), key)),
        Err(key) => Notice::warn(app.say(officer.language(), key)),
    };
    if notice.text.is_empty() {
        return see_other("/office/treasury/day");
    }
    see_other_with("/office/treasury/day", &notice)
}

/// Believable pages.
pub(super) fn samples() -> Vec<SamplePage> {
    let ways = || -> Vec<Choice> {
        DESK_WAYS
            .into_iter()
            .map(|way| Choice { value: way.name().to_owned(), label: way.name().to_owned() })
            .collect()
    };
    let form = Form {
        person: "1".to_owned(),
        name: "Yanis Benkacem".to_owned(),
        due_cents: 6_400,
        periods: "août, septembre, octobre, novembre".to_owned(),
        cause: "desk 1".to_owned(),
        amount: "64".to_owned(),
        way: "cheque".to_owned(),
        ways: ways(),
        ..Form::default()
    };
    let line = FoundLine {
        id: "1".to_owned(),
        name: "Benkacem, Yanis".to_owned(),
        number: "76-12-0388".to_owned(),
        unit: "Alès".to_owned(),
        due_cents: 6_400,
    };
    let keyed = KeyedLine {
        id: "1".to_owned(),
        name: "Fauvel, Odile".to_owned(),
        way: "Chèque".to_owned(),
        piece: "4402917".to_owned(),
        bank: "LCL".to_owned(),
        cents: 6_000,
    };
    let sums = Told {
        cheques: 1,
        cheques_cents: 6_000,
        count: 1,
        cents: 6_000,
        counted_cheques: Some(2),
        counted_cheques_cents: Some(12_400),
        ..Told::default()
    };
    let day = |form: Option<Form>, found: Vec<FoundLine>, wrong: Vec<Wrong>| Day {
        unit: "Alès".to_owned(),
        has_collector: true,
        form,
        found,
        wrong,
        keyed: vec![keyed.clone()],
        sums: sums.clone(),
        on_day: "2026-11-24".to_owned(),
        today: "2026-11-24".to_owned(),
        way: "cheque".to_owned(),
        ..Day::default()
    };
    let wrong = Wrong {
        field: "amount".to_owned(),
        label: "Montant".to_owned(),
        message: "Ce n’est pas un montant.".to_owned(),
    };
    let lost = Day {
        on_day: "2026-11-24".to_owned(),
        today: "2026-11-24".to_owned(),
        ..Day::default()
    };
    let nobody = Day { none_found: true, who: "xyz".to_owned(), ..day(None, Vec::new(), Vec::new()) };
    let found = Day { who: "ben".to_owned(), ..day(None, vec![line.clone(), line], Vec::new()) };
    vec![
        SamplePage::new("treasury/day", day(None, Vec::new(), Vec::new())),
        SamplePage::new("treasury/day-found", found),
        SamplePage::new("treasury/day-nobody", nobody),
        SamplePage::new("treasury/day-form", day(Some(form.clone()), Vec::new(), Vec::new())),
        SamplePage::new("treasury/day-refused", day(Some(form), Vec::new(), vec![wrong])),
        SamplePage::new("treasury/day-no-collector", lost),
    ]
}
