//! One movement of a bank: what it may answer, and what a person says that it is.

use axum::extract::{Path, State};
use axum::response::Response;
use kernel::db::Tx;
use kernel::view::{Page, SamplePage};
use kernel::web::{Fields, Notice, see_other_with};
use kernel::{Error, Result};
use serde::Serialize;

use super::statements::{EntryShown, entry_shown};
use super::{answer, hand, refusal};
use crate::accounts::Officer;
use crate::app::App;
use crate::debits::rules::{carrier_fee, covered};
use crate::debits::store::{self, Choice, Entry};
use crate::debits::{EntryId, books};
use crate::org::Right;
use crate::treasury::CardHeld;

/// Card payments ticked at once at most.
const COVERS_MAX: usize = 500;

#[derive(Serialize)]
struct Show {
    one: EntryShown,
    account: String,
    calls: Vec<CallShown>,
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

/// What was typed of a movement: the fee, and the payments that were ticked.
#[derive(Debug, Clone)]
struct Typed {
    fee: String,
    covers: Vec<String>,
}

#[derive(Serialize, Clone)]
struct CallShown {
    id: String,
    reference: String,
    name: String,
    cents: i64,
    due_on: String,
}

/// GET `/office/treasury/statements/{id}`.
pub(super) async fn show(
    State(app): State<App>,
    officer: Officer,
    Path(id): Path<String>,
) -> Result<Response> {
    officer.must(Right::Treasury)?;
    let id = EntryId::parse(&id).ok_or(Error::NotFound)?;
    print_one(&app, &officer, id, None, String::new()).await
}

/// What is known of a movement.
struct Read {
    one: Entry,
    calls: Vec<CallShown>,
    held_cents: i64,
    payout: Option<PayoutShown>,
    /// Card payments that it may cover, oldest first.
    held: Vec<CardHeld>,
    covered: Vec<CardHeld>,
}

fn read(tx: &mut Tx<'_>, one: Entry) -> Result<Read> {
    let calls = store::calls_of(tx, &one)?
        .into_iter()
        .map(|(id, reference, name, cents, due_on)| CallShown {
            id,
            reference,
            name: name.trim().to_owned(),
            cents,
            due_on,
        })
        .collect();
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
    Ok(Read { one, calls, held_cents, payout, held, covered })
}

async fn print_one(
    app: &App,
    officer: &Officer,
    id: EntryId,
    typed: Option<Typed>,
    error: String,
) -> Result<Response> {
    let scope = officer.office.scope.clone();
    let read = app
        .db
        .read(move |tx| {
            let one = store::entry(tx, &scope, &id)?;
            read(tx, one)
        })
        .await?;
    let wrong = !error.is_empty();
    let page = shown(read, typed, error);
    answer(app, &page, officer.shell(app), wrong)
}

/// The page: with what was typed, else with the payments that make the very sum, if any do.
fn shown(read: Read, typed: Option<Typed>, error: String) -> Show {
    let Read { one, calls, held_cents, payout, held, covered: done } = read;
    let typed = typed.unwrap_or_else(|| {
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
        one: entry_shown(one),
        calls,
        fee: typed.fee,
        held_cents,
        payout,
        ticked_cents: held.iter().filter(|one| one.is_ticked).map(|one| one.cents).sum(),
        held,
        covered: done.iter().map(|one| held_shown(one, &[])).collect(),
        error,
    }
}

/// POST `/office/treasury/statements/{id}` with `choice`: `found` or `cards` (with `fee` and
/// `covers` for each card payment), `call:` and its request, `unallocated`, `nothing`.
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
        other => other.strip_prefix("call:").map(|call| Choice::Call(call.to_owned())),
    };
    let (by, scope, known) = (hand(&officer), officer.office.scope.clone(), id.clone());
    let done = app
        .db
        .write(move |tx| {
            let one = store::entry(tx, &scope, &known)?;
            let choice = choice.clone().ok_or(Error::Refused("debits-refusal-choice"))?;
            store::confirm(tx, &by, &one, &choice)?;
            Ok(one.account)
        })
        .await;
    let language = officer.language();
    match refusal(done)? {
        Ok(account) => {
            let notice = Notice::ok(app.say(language, "debits-decided"));
            see_other_with(&format!("/office/treasury/statements?account={account}"), &notice)
        }
        Err(key) => print_one(&app, &officer, id, typed, app.say(language, key)).await,
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
