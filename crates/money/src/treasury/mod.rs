//! The treasury: money that comes in, the treasurer's day, slips for the bank, the cash book,
//! requests for payment, and cards.
//!
//! A payment is a fact with parts; [`receive`] writes it, its ledger entry and the dues that it
//! settles in one transaction, [`take_back`] takes all of it back by a reversal.

mod demo;
mod incoming;
mod jobs;
mod mails;
mod outside;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;
mod timeline;

use kernel::Result;
use kernel::db::{Migration, Tx};
use kernel::time::Moment;

pub use pages::Asked as ToPay;
pub use rules::{PartKind, PayWay, TakenBack};
pub use store::{
    CardGift, CardHeld, GiftAsked, MonthlyCard, NewGift, NewPart as Part, NewPayment, arrived,
    ask_gift, by_cause, card_gift, choose, left_to_give, may_receive, monthly_card, name_target,
    payments_for, receive, receive_gift, received_for, renew_monthly_card, start_card_gift,
    start_monthly_card, stop_monthly_card, take_back, takes_cards, withdraw_gift,
};

use crate::feature::{Area, Entry, Feature, PersonalData};
use crate::ledger::CollectorId;
use crate::org::{PersonId, Right, Scope, UnitId};

kernel::id!(
    /// A payment.
    PaymentId
);
kernel::id!(
    /// A treasurer's sitting.
    SittingId
);
kernel::id!(
    /// A deposit slip.
    SlipId
);
kernel::id!(
    /// A movement of cash.
    MovementId
);
kernel::id!(
    /// A request for payment.
    CallId
);
kernel::id!(
    /// An account with a carrier of card payments.
    CardAccountId
);
kernel::id!(
    /// A card payment.
    CardPaymentId
);
kernel::id!(
    /// A card payment that comes back by itself.
    CardSubscriptionId
);
kernel::id!(
    /// What a carrier paid to a bank.
    CardPayoutId
);
kernel::id!(
    /// A message of a carrier, or a problem that it raised.
    CardEventId
);

/// A payment, as other features read it.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Which.
    pub id: PaymentId,
    /// Who paid, as long as their record is kept.
    pub payer: Option<PersonId>,
    /// How.
    pub way: PayWay,
    /// When, ISO text.
    pub received_on: String,
    /// How much.
    pub cents: i64,
    /// The unit's name.
    pub unit_name: String,
    /// The collector's name.
    pub collector_name: String,
    /// Number of the cheque or receipt.
    pub piece: String,
    /// How it was taken back, if it was.
    pub taken_back: Option<TakenBack>,
    /// When it was written.
    pub at: Moment,
}

impl From<store::Line> for Payment {
    fn from(line: store::Line) -> Self {
        Self {
            id: line.id,
            payer: line.person,
            way: PayWay::parse(&line.way).unwrap_or(PayWay::Other),
            received_on: line.received_on,
            cents: line.cents,
            unit_name: line.unit_name,
            collector_name: line.collector_name,
            piece: line.piece,
            taken_back: line.over.as_deref().and_then(TakenBack::parse),
            at: line.at,
        }
    }
}

/// Most payments of one person that are read at once.
const PAYMENTS_MAX: i64 = 1_000;

/// What somebody paid, or what was paid for them, between two days (both included).
///
/// # Errors
/// A fault from the database.
pub fn payments_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    from: &str,
    to: &str,
) -> Result<Vec<Payment>> {
    let lines = store::of_person(tx, person, from, to, PAYMENTS_MAX)?;
    Ok(lines.into_iter().map(Payment::from).collect())
}

/// One payment.
///
/// # Errors
/// A fault from the database.
pub fn payment(tx: &mut Tx<'_>, id: &PaymentId) -> Result<Option<Payment>> {
    Ok(store::any_line(tx, id)?.map(Payment::from))
}

/// What a request for payment asks, for whoever reads the bank's lines.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Of whom; nobody once the record is erased.
    pub person: Option<PersonId>,
    /// Who receives.
    pub collector: CollectorId,
    /// For which unit.
    pub unit: UnitId,
    /// How much was asked.
    pub asked_cents: i64,
    /// How much came under its reference.
    pub paid_cents: i64,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
}

/// The request for payment that bears a creditor reference.
///
/// # Errors
/// A fault from the database.
pub fn asked_under(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Asked>> {
    Ok(store::by_reference(tx, reference)?.map(|call| Asked {
        person: call.person,
        collector: call.collector,
        unit: call.unit,
        asked_cents: call.asked_cents,
        paid_cents: call.paid_cents,
        is_withdrawn: call.withdrawn_at.is_some(),
    }))
}

/// What a request for payment asks, with what a payer needs to pay it.
///
/// # Errors
/// A fault from the database.
pub fn to_pay(tx: &mut Tx<'_>, call: &CallId) -> Result<Option<ToPay>> {
    let Some(call) = store::any_call(tx, call)? else { return Ok(None) };
    let collector = crate::ledger::collector(tx, &call.collector)?;
    let today = tx.now().day_text();
    Ok(Some(pages::asked(&call, collector.as_ref(), &today)))
}

/// The unit that keeps somebody of a scope.
///
/// # Errors
/// A fault from the database.
pub fn unit_of(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Option<UnitId>> {
    Ok(store::payer(tx, scope, person)?.map(|payer| payer.unit))
}

/// What a carrier of card payments says that it paid to a collector's bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidOut {
    /// Which.
    pub id: CardPayoutId,
    /// What the bank's line may bear.
    pub reference: String,
    /// What payers had paid, in cents.
    pub gross_cents: i64,
    /// What the carrier kept of it, in cents.
    pub fee_cents: i64,
}

/// The payout that a movement of a collector's bank is, when a carrier told of it: the same amount
/// within five days, `text` being what the bank wrote.
///
/// # Errors
/// A fault from the database.
pub fn paid_out(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    cents: i64,
    on_day: &str,
    text: &str,
) -> Result<Option<PaidOut>> {
    let found = store::payout_like(tx, collector, (cents, on_day, text))?;
    Ok(found.map(|one| PaidOut {
        id: one.id,
        reference: one.reference,
        gross_cents: one.gross_cents,
        fee_cents: one.fee_cents,
    }))
}

/// A movement of the bank turned out to be a payout; false when another one was before.
///
/// # Errors
/// A fault from the database.
pub fn payout_found(tx: &mut Tx<'_>, id: &CardPayoutId, movement: &str) -> Result<bool> {
    store::payout_found(tx, id, movement)
}

/// The card payments that a collector's carriers hold on a day, newest first.
///
/// # Errors
/// A fault from the database.
pub fn cards_held(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    through: &str,
) -> Result<Vec<CardHeld>> {
    store::cards_held(tx, collector, through)
}

/// A movement of a collector's bank covers these card payments.
///
/// # Errors
/// [`kernel::Error::Stale`] when another movement was said to cover one of them.
pub fn cover(tx: &mut Tx<'_>, movement: &str, held: &[CardHeld]) -> Result<()> {
    store::cover(tx, movement, held)
}

/// The card payments that a movement covers, as it was confirmed.
///
/// # Errors
/// A fault from the database.
pub fn covered_by(tx: &mut Tx<'_>, movement: &str) -> Result<Vec<CardHeld>> {
    store::covered_by(tx, movement)
}

/// The names of the carriers with which a collector has or had an account.
///
/// # Errors
/// A fault from the database.
pub fn carriers_of(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<String>> {
    store::carriers_of(tx, collector)
}

/// The treasury's declaration.
pub static FEATURE: Feature = Feature {
    name: "treasury",
    routes: pages::routes,
    jobs: jobs::JOBS,
    migrations: &[
        Migration {
            name: "treasury/001-treasury",
            sql: include_str!("migrations/001-treasury.sql"),
        },
        Migration { name: "treasury/002-targets", sql: include_str!("migrations/002-targets.sql") },
        Migration {
            name: "treasury/003-recurring",
            sql: include_str!("migrations/003-recurring.sql"),
        },
        Migration {
            name: "treasury/004-target-kinds",
            sql: include_str!("migrations/004-target-kinds.sql"),
        },
        Migration {
            name: "treasury/005-paid-out",
            sql: include_str!("migrations/005-paid-out.sql"),
        },
        Migration {
            name: "treasury/006-card-gifts",
            sql: include_str!("migrations/006-card-gifts.sql"),
        },
    ],
    templates: pages::TEMPLATES,
    criteria: &[],
    columns: &[],
    waiting: None,
    panels: &[],
    texts: [include_str!("texts/fr.ftl"), include_str!("texts/en.ftl")],
    navigation: &[
        Entry {
            area: Area::Office,
            label: "treasury-nav",
            href: "/office/treasury",
            right: Some(Right::Totals),
            place: 30,
        },
        Entry {
            area: Area::Record,
            label: "treasury-record-take",
            href: "/office/treasury/day?person={person}",
            right: Some(Right::Treasury),
            place: 40,
        },
        Entry {
            area: Area::Record,
            label: "treasury-record-payments",
            href: "/office/treasury/payments?person={person}",
            right: Some(Right::Treasury),
            place: 41,
        },
        Entry {
            area: Area::Record,
            label: "treasury-calls-record",
            href: "/office/treasury/calls?person={person}",
            right: Some(Right::Treasury),
            place: 42,
        },
        Entry {
            area: Area::Me,
            label: "treasury-mine-nav",
            href: "/me/payments",
            right: None,
            place: 25,
        },
    ],
    pages: pages::samples,
    personal_data: PersonalData::Held(store::HELD),
    timeline: Some(timeline::timeline),
    demo: demo::demo,
    rebuild: None,
    gone: Some(store::gone),
    incoming: Some(&incoming::INCOMING),
};
