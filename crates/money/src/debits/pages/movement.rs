//! One movement of a bank: what it may answer, and what a person says that it is.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::by_hand::{self, PayerShown, Search};
use super::statements::{EntryShown, entry_shown};
use super::{answer, cut, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::rules::{carrier_fee, covered};
use crate::debits::store::{self, CallFound, Choice, Entry};
use crate::debits::{EntryId, books};
use crate::org::{Right, Scope};
use crate::treasury::CardHeld;

/// Card payments ticked at once at most.
const COVERS_MAX: usize = 500;

#[derive(Serialize)]
struct Show {
    one: EntryShown,
    account: String,
    calls: Vec<CallShown>,
    /// Whose it may be, by a few letters.
    search: Search,
    /// The payment that its decision wrote.
    payment: String,
    may_reopen: bool,
    /// The fee of card payments, as typed or proposed, and what the carrier held.
    fee: String,
    held_cents: i64,
    /// What the carrier says of it.
    payout: Option<PayoutShown>,
    /// Card payments that it may cover, oldest first, and what those that are ticked make.
    held: Vec<HeldShown>,
    ticked_cents: i64,
    /// Those that it covers, once somebody said so.
    covered: Vec<HeldShown>,
    error: String,
}

impl Page for Show {
    const TEMPLATE: &str = "debits/movement.html";
}

#[derive(Serialize, Clone)]
struct PayoutShown {
    reference: String,
    gross_cents: i64,
    fee_cents: i64,
}

/// A card payment that a movement covers, or may cover.
#[derive(Serialize, Clone)]
struct HeldShown {
    key: String,
    payment: String,
    name: String,
    on_day: String,
    cents: i64,
    is_ticked: bool,
}

fn held_shown(one: &CardHeld, ticked: &[String]) -> HeldShown {
    let key = one.key();
    HeldShown {
        payment: one.payment.to_string(),
        name: one.name.trim().to_owned(),
        on_day: one.on_day.clone(),
        cents: one.cents,
        is_ticked: ticked.contains(&key),
        key,
    }
}

/// What was typed of card payments: the fee, and those that were ticked.
#[derive(Debug, Clone)]
struct Typed {
    fee: String,
    covers: Vec<String>,
}

/// What a page is printed again with.
#[derive(Debug, Clone, Default)]
struct Again {
    who: String,
    cards: Option<Typed>,
    error: String,
}

/// A request for payment that a movement may answer.
#[derive(Serialize, Clone)]
pub(super) struct CallShown {
    id: String,
    reference: String,
    name: String,
    cents: i64,
    due_on: String,
}

impl From<CallFound> for CallShown {
    fn from((id, reference, name, cents, due_on): CallFound) -> Self {
        Self { id, reference, name: name.trim().to_owned(), cents, due_on }
    }
}

/// GET `/office/treasury/statements/{id}`, with `who`: letters of a name, or a reference.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = EntryId::parse(&id).ok_or(Error::NotFound)?;
    let again = Again { who: cut(fields.text("who").trim()), ..Again::default() };
    print_one(&app, &officer, id, again).await
}

/// What is known of a movement.
struct Read {
    one: Entry,
    calls: Vec<CallShown>,
    search: Search,
    payment: String,
    held_cents: i64,
    payout: Option<PayoutShown>,
    /// Card payments that it may cover, oldest first.
    held: Vec<CardHeld>,
    covered: Vec<CardHeld>,
}

fn read(tx: &mut Tx<'_>, scope: &Scope, one: Entry, who: &str) -> Result<Read> {
    let calls: Vec<_> = store::calls_of(tx, &one)?.into_iter().map(CallShown::from).collect();
    let mut search = Search::default();
    if one.decided.is_none() {
        search = by_hand::search(tx, scope, &one, who)?;
        search.calls.retain(|found| calls.iter().all(|call| call.id != found.id));
    }
    let payment = match one.decided {
        Some(_) => books::paid_by_cause(tx, &one.payment_cause())?,
        None => None,
    };
    let payout = one.paid_out(tx)?.map(|payout| PayoutShown {
        reference: payout.reference,
        gross_cents: payout.gross_cents,
        fee_cents: payout.fee_cents,
    });
    let is_open = one.decided.is_none() && one.may_be_cards();
    let held_cents = match is_open {
        true => books::cards_held(tx, &one.collector, &one.booked_on)?,
        false => 0,
    };
    let held = match is_open && payout.is_none() {
        true => books::still_held(tx, &one.collector, &one.booked_on, held_cents)?,
        false => Vec::new(),
    };
    let covered = books::covered_by(tx, one.id.as_str())?;
    let payment = payment.map(|id| id.to_string()).unwrap_or_default();
    Ok(Read { one, calls, search, payment, held_cents, payout, held, covered })
}

async fn print_one(app: &App, officer: &Officer, id: EntryId, again: Again) -> Result<Response> {
    let (scope, who) = (officer.office.scope.clone(), again.who.clone());
    let read = app
        .db
        .read(move |tx| {
            let one = store::entry(tx, &scope, &id)?;
            read(tx, &scope, one, &who)
        })
        .await?;
    let wrong = !again.error.is_empty();
    let page = shown(read, again);
    answer(app, &page, officer.shell(app), wrong)
}

/// The page: with what was typed, else with the payments that make the very sum, if any do.
fn shown(read: Read, again: Again) -> Show {
    let Read { one, calls, search, payment, held_cents, payout, held, covered: done } = read;
    let typed = again.cards.unwrap_or_else(|| {
        let all: Vec<(String, i64)> = held.iter().map(|held| (held.key(), held.cents)).collect();
        let covers = match one.finding.as_str() {
            "cards-paid-out" => covered(&all, one.cents.saturating_add(one.fee_cents)),
            _ => Vec::new(),
        };
        let fee_cents = match &payout {
            Some(payout) => payout.fee_cents,
            None if !covers.is_empty() => one.fee_cents,
            None => carrier_fee(one.cents, one.fee_cents, held_cents),
        };
        Typed { fee: format!("{},{:02}", fee_cents / 100, fee_cents % 100), covers }
    });
    let held: Vec<_> = held.iter().map(|one| held_shown(one, &typed.covers)).collect();
    Show {
        account: one.account.clone(),
        may_reopen: one.may_reopen(),
        one: entry_shown(one),
        calls,
        search,
        payment,
        fee: typed.fee,
        held_cents,
        payout,
        ticked_cents: held.iter().filter(|one| one.is_ticked).map(|one| one.cents).sum(),
        held,
        covered: done.iter().map(|one| held_shown(one, &[])).collect(),
        error: again.error,
    }
}

/// POST `/office/treasury/statements/{id}` with `choice`: `found` or `cards` (with `fee` and
/// `covers` for each card payment), `call:` and its request, `person:` and somebody (with `kind`),
/// `account` (with `code`), `unallocated`, `nothing`; `reopen` takes the decision back.
pub(super) async fn decide(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = EntryId::parse(&id).ok_or(Error::NotFound)?;
    let covers: Vec<String> = fields.all("covers").take(COVERS_MAX).map(str::to_owned).collect();
    let typed = fields.has("fee").then(|| Typed { fee: fields.text("fee").to_owned(), covers });
    let choice = match fields.text("choice") {
        "found" | "cards" => Some(match &typed {
            Some(typed) => {
                Choice::Cards(values::parse_cents(&typed.fee).unwrap_or(-1), typed.covers.clone())
            }
            None => Choice::AsFound,
        }),
        "unallocated" => Some(Choice::Unallocated),
        "nothing" => Some(Choice::Nothing),
        other => by_hand::choice(other, fields.text("kind"), fields.text("code")),
    };
    let reopens = fields.text("choice") == "reopen";
    let (by, scope, known) = (hand(&officer), officer.office.scope.clone(), id.clone());
    let done = app
        .db
        .write(move |tx| {
            let one = store::entry(tx, &scope, &known)?;
            if reopens {
                store::reopen(tx, &by, &one)?;
                return Ok(format!("/{known}"));
            }
            let choice = choice.clone().ok_or(Error::Refused("debits-refusal-choice"))?;
            store::confirm(tx, &by, &one, &choice)?;
            Ok(format!("?account={}", one.account))
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(place) => {
            let key = if reopens { "debits-reopened" } else { "debits-decided" };
            let notice = Notice::ok(app.say(language, key));
            see_other_with(&format!("/office/treasury/statements{place}"), &notice)
        }
        Err(key) => {
            let (who, error) = (cut(fields.text("who")), app.say(language, key));
            print_one(&app, &officer, id, Again { who, cards: typed, error }).await
        }
    }
}

/// Believable pages, of movements that the list shows.
pub(super) fn samples(entries: &[EntryShown]) -> Vec<SamplePage> {
    let call = CallShown {
        id: "1".to_owned(),
        reference: "RF402026000037".to_owned(),
        name: "Ana Moulin".to_owned(),
        cents: 2_400,
        due_on: "2026-11-01".to_owned(),
    };
    let payer = PayerShown {
        id: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        number: "A-12".to_owned(),
        unit: "Alès".to_owned(),
        due_cents: 2_400,
        is_elsewhere: false,
    };
    let held = HeldShown {
        key: "paid:1".to_owned(),
        payment: "1".to_owned(),
        name: "Ana Moulin".to_owned(),
        on_day: "2026-11-01".to_owned(),
        cents: 2_400,
        is_ticked: false,
    };
    let mut pages = Vec::new();
    if let [first, second, ..] = entries {
        let show = |one: &EntryShown, decided: &str, error: &str| Show {
            one: EntryShown { decided: decided.to_owned(), ..one.clone() },
            account: "1".to_owned(),
            calls: vec![call.clone()],
            search: Search {
                who: "mou".to_owned(),
                people: vec![payer.clone(), PayerShown { is_elsewhere: true, ..payer.clone() }],
                calls: vec![CallShown { id: "2".to_owned(), ..call.clone() }],
                accounts: vec![("606".to_owned(), "Achats".to_owned())],
                kinds: by_hand::KINDS.iter().map(|kind| (kind.name(), kind.key())).collect(),
            },
            payment: if decided.is_empty() { String::new() } else { "1".to_owned() },
            may_reopen: !decided.is_empty(),
            fee: "2,00".to_owned(),
            held_cents: 10_000,
            payout: decided.is_empty().then(|| PayoutShown {
                reference: "po_1TzQ2k".to_owned(),
                gross_cents: 2_600,
                fee_cents: 200,
            }),
            held: vec![held.clone(), HeldShown { is_ticked: true, ..held.clone() }],
            ticked_cents: 2_400,
            covered: if decided.is_empty() { Vec::new() } else { vec![held.clone()] },
            error: error.to_owned(),
        };
        pages.push(SamplePage::new("debits/movement", show(first, "", "")));
        pages.push(SamplePage::new("debits/movement-done", show(second, "confirmed", "")));
        if let Some(cards) = entries.iter().find(|one| one.finding == "cards-paid-out") {
            let told = show(cards, "", "");
            pages.push(SamplePage::new("debits/movement-held", Show { payout: None, ..told }));
            pages.push(SamplePage::new("debits/movement-cards", show(cards, "", "")));
        }
        pages.push(SamplePage::new("debits/movement-refused", show(first, "", "Choisissez.")));
    }
    pages
}
