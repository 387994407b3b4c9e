//! Gifts that answer something another feature asked for: the same word on the request, the card
//! payment, the mandate and the payment, whatever the way.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::ledger::{self, CollectorId};
use crate::members::Rule;
use crate::org::{Office, PersonId, Scope, UnitId};
use crate::treasury::rules::cards::{Carrier, Going, Standing};
use crate::treasury::rules::{PartKind, PayWay, Refusal, parted};
use crate::treasury::store::Hand;
use crate::treasury::store::calls::{NewCall, write_call};
use crate::treasury::store::receive::{Aim, Around, NewPart, NewPayment, receive_as};
use crate::treasury::store::{cards, recurring};
use crate::treasury::{CallId, CardPaymentId, PaymentId, jobs};

/// A gift that came in.
#[derive(Debug, Clone)]
pub struct NewGift {
    /// Which legal entity received it.
    pub collector: CollectorId,
    /// For which unit, unless the payer chose.
    pub unit: UnitId,
    /// Who gave.
    pub payer: PersonId,
    /// How.
    pub way: PayWay,
    /// When, ISO text.
    pub received_on: String,
    /// How much.
    pub cents: i64,
    /// Number of the cheque or of the receipt.
    pub piece: Option<String>,
    /// Reference of the transfer.
    pub reference: Option<String>,
    /// What makes it one payment.
    pub cause: String,
    /// What it answers.
    pub target: String,
}

/// Writes how somebody wants their gifts shared between units: percentages that make a hundred.
///
/// # Errors
/// A fault from the database.
pub fn choose(tx: &mut Tx<'_>, target: &str, shares: &[(UnitId, i64)]) -> Result<()> {
    tx.exec("delete from gift_share where target = $1", &[&target])?;
    for (line, (unit, percent)) in (0_i64..).zip(shares) {
        let sql = "insert into gift_share (target, line, unit, percent) values ($1, $2, $3, $4)";
        tx.exec(sql, &[&target, &line, unit, percent])?;
    }
    Ok(())
}

/// Says what is paid under a target when it is no gift; once said, it stays so.
///
/// # Errors
/// A fault from the database.
pub fn name_target(tx: &mut Tx<'_>, target: &str, kind: PartKind) -> Result<()> {
    if kind == PartKind::Gift {
        return Ok(());
    }
    let sql = "insert into payment_target (target, kind) values ($1, $2)
               on conflict (target) do nothing";
    tx.exec(sql, &[&target, &kind.name()]).map(drop)
}

fn kind_of(tx: &mut Tx<'_>, target: &str) -> Result<PartKind> {
    let sql = "select kind from payment_target where target = $1";
    let Some((kind,)) = tx.row::<(String,)>(sql, &[&target])? else { return Ok(PartKind::Gift) };
    PartKind::parse(&kind).ok_or_else(|| Error::fault("an unknown kind of target"))
}

/// Receives a gift, shared as its giver chose, or what else its target is.
///
/// # Errors
/// [`Refusal`] by name, and then nothing is written.
pub fn receive_gift(tx: &mut Tx<'_>, new: &NewGift, by: Option<&Office>) -> Result<PaymentId> {
    let sql = "select unit, percent from gift_share where target = $1 order by line";
    let shares: Vec<(UnitId, i64)> = tx.rows(sql, &[&new.target])?;
    let percents: Vec<i64> = shares.iter().map(|(_, percent)| *percent).collect();
    let mut units = Vec::new();
    let mut parts = Vec::new();
    let kind = kind_of(tx, &new.target)?;
    let part =
        |cents: i64| NewPart { kind, person: new.payer.clone(), cents, rule: Rule::OldestFirst };
    for ((unit, _), cents) in shares.into_iter().zip(parted(new.cents, &percents)) {
        if cents > 0 {
            units.push(unit);
            parts.push(part(cents));
        }
    }
    if parts.is_empty() {
        parts.push(part(new.cents));
    }
    let payment = NewPayment {
        collector: new.collector.clone(),
        unit: new.unit.clone(),
        payer: new.payer.clone(),
        way: new.way,
        received_on: new.received_on.clone(),
        parts,
        piece: new.piece.clone(),
        bank: None,
        reference: new.reference.clone(),
        cause: new.cause.clone(),
    };
    let name = match by {
        Some(office) => crate::people::name_of(tx, &office.person)?.unwrap_or_default(),
        None => String::new(),
    };
    let aim = Some(Aim { target: &new.target, units: &units });
    let around = Around { aim, ..Around::default() };
    receive_as(tx, &payment, Hand { office: by, name: &name }, &around)
}

/// A gift that somebody promised, or a price that they are to pay.
#[derive(Debug, Clone)]
pub struct GiftAsked {
    /// What it is.
    pub kind: PartKind,
    /// Who receives.
    pub collector: CollectorId,
    /// For which unit.
    pub unit: UnitId,
    /// Of whom.
    pub person: PersonId,
    /// What for.
    pub label: String,
    /// How much.
    pub cents: i64,
    /// Until when, ISO text.
    pub due_on: String,
    /// What it answers.
    pub target: String,
}

/// Makes a request for payment with a reference of its own.
///
/// # Errors
/// [`Refusal`] by name.
pub fn ask_gift(tx: &mut Tx<'_>, asked: &GiftAsked) -> Result<CallId> {
    if asked.cents <= 0 {
        return Err(Refusal::NothingDue.into());
    }
    name_target(tx, &asked.target, asked.kind)?;
    let new = NewCall {
        collector: asked.collector.clone(),
        unit: asked.unit.clone(),
        person: asked.person.clone(),
        label: asked.label.clone(),
        cents: asked.cents,
        due_on: asked.due_on.clone(),
        batch: None,
    };
    write_call(tx, Hand { office: None, name: "" }, &new, &asked.target)
}

/// What came under a target and was not taken back.
///
/// # Errors
/// A fault from the database.
pub fn received_for(tx: &mut Tx<'_>, target: &str) -> Result<i64> {
    tx.one(
        "select cast(coalesce(sum(t.cents), 0) as bigint) from payment_part t where t.target = $1
         and not exists (select 1 from payment_fact f where f.payment = t.payment
          and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))",
        &[&target],
    )
}

/// Payments under a target that were not taken back, oldest first.
///
/// # Errors
/// A fault from the database.
pub fn payments_for(tx: &mut Tx<'_>, target: &str) -> Result<Vec<PaymentId>> {
    let sql = "select distinct t.payment from payment_part t where t.target = $1
         and not exists (select 1 from payment_fact f where f.payment = t.payment
          and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')) order by t.payment";
    let rows: Vec<(PaymentId,)> = tx.rows(sql, &[&target])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whether officers of a scope receive for a unit: whoever looks after it does, as long as this
/// collector serves it, and whoever keeps the collector.
///
/// # Errors
/// A fault from the database.
pub fn may_receive(
    tx: &mut Tx<'_>,
    scope: &Scope,
    unit: &UnitId,
    collector: &CollectorId,
) -> Result<bool> {
    let today = tx.now().day_text();
    let serves = ledger::collector_for(tx, unit, &today)?;
    let serves = serves.is_some_and(|found| found.id == *collector);
    Ok(serves || ledger::is_kept_in(tx, scope, collector)?)
}

/// Reads what an officer typed about money that arrived by hand or by transfer: how, how much and
/// on which day.
///
/// # Errors
/// [`Refusal`] by name.
pub fn arrived(way: &str, amount: &str, on_day: &str) -> Result<(PayWay, i64, String)> {
    let way = PayWay::parse(way)
        .filter(|way| matches!(way, PayWay::Cash | PayWay::Cheque | PayWay::Transfer))
        .ok_or(Refusal::BadWay)?;
    let cents = values::parse_cents(amount).ok().filter(|cents| *cents > 0);
    let on_day = values::Day::parse(on_day).map_err(|_| Refusal::BadDay)?;
    Ok((way, cents.ok_or(Refusal::BadAmount)?, on_day.to_string()))
}

/// Withdraws what was asked for a target: nobody is shown it any more. What still arrives under its
/// reference, sent before, is received for the target all the same.
///
/// # Errors
/// A fault from the database.
pub fn withdraw_gift(tx: &mut Tx<'_>, target: &str) -> Result<()> {
    let now = tx.now();
    let sql =
        "update payment_call set withdrawn_at = $2 where target = $1 and withdrawn_at is null";
    tx.exec(sql, &[&target, &now]).map(drop)
}

/// Whether a collector takes cards.
///
/// # Errors
/// A fault from the database.
pub fn takes_cards(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<bool> {
    Ok(cards::account_of_collector(tx, collector)?.is_some())
}

/// Begins a card payment of a gift; `back` is where the browser comes back to.
///
/// # Errors
/// [`Refusal::NoCard`] when the collector takes none.
pub fn start_card_gift(
    tx: &mut Tx<'_>,
    asked: &GiftAsked,
    back: &str,
    english: bool,
) -> Result<CardPaymentId> {
    let account = cards::account_of_collector(tx, &asked.collector)?.ok_or(Refusal::NoCard)?;
    name_target(tx, &asked.target, asked.kind)?;
    let GiftAsked { unit, person, label, cents, .. } = asked;
    let id = cards::begin(tx, &account.id, unit, person, label, *cents)?;
    let sql = "update card_payment set target = $2, back = $3 where id = $1";
    tx.exec(sql, &[&id, &asked.target, &back])?;
    jobs::enqueue_ask(tx, &id, english)?;
    Ok(id)
}

/// How a card payment of a gift stands.
#[derive(Debug, Clone)]
pub struct CardGift {
    /// `pending`, `paid`, `failed`, `refunded`.
    pub standing: &'static str,
    /// How much it is to pay.
    pub cents: i64,
    /// Where to pay, once the carrier said it.
    pub pay_url: String,
}

/// How a card payment stands; while it is open, `reads` lets a worker read it again.
///
/// # Errors
/// A fault from the database.
pub fn card_gift(tx: &mut Tx<'_>, id: &CardPaymentId, reads: bool) -> Result<Option<CardGift>> {
    let Some(payment) = cards::card_payment(tx, id)? else { return Ok(None) };
    let standing = cards::standing_of(tx, id)?;
    if reads && standing == Standing::Pending && payment.theirs.is_some() {
        jobs::enqueue_read(tx, id)?;
    }
    let pay_url = payment.pay_url.unwrap_or_default();
    Ok(Some(CardGift { standing: standing.name(), cents: payment.cents, pay_url }))
}

/// Begins a gift that a card pays every month; `back` is where the browser comes back to. Nothing
/// is charged until the giver agreed at the carrier's.
///
/// # Errors
/// [`Refusal::NoCard`] when the collector takes none, [`Refusal::HasSubscription`] when one for the
/// same target goes on.
pub fn start_monthly_card(
    tx: &mut Tx<'_>,
    asked: &GiftAsked,
    back: &str,
    english: bool,
) -> Result<()> {
    agree_monthly(tx, asked, (back, false), english)
}

fn agree_monthly(
    tx: &mut Tx<'_>,
    asked: &GiftAsked,
    (back, renews): (&str, bool),
    english: bool,
) -> Result<()> {
    let account = cards::account_of_collector(tx, &asked.collector)?.ok_or(Refusal::NoCard)?;
    name_target(tx, &asked.target, asked.kind)?;
    let new = recurring::NewSubscription {
        account: account.id,
        unit: asked.unit.clone(),
        person: asked.person.clone(),
        label: asked.label.clone(),
        cents: asked.cents,
        every_months: 1,
        target: asked.target.clone(),
        back: back.to_owned(),
        renews,
    };
    let id = recurring::subscribe(tx, &new)?;
    jobs::enqueue_agree(tx, &id, english)
}

/// Another amount or another card: the giver agrees anew; what is charged stops with the first
/// charge of the new agreement, what was never agreed to at once.
///
/// # Errors
/// As [`start_monthly_card`].
pub fn renew_monthly_card(
    tx: &mut Tx<'_>,
    asked: &GiftAsked,
    back: &str,
    english: bool,
) -> Result<()> {
    for one in recurring::subscriptions_for(tx, &asked.target)? {
        if recurring::going(tx, &one)? == Going::Waiting {
            recurring::ask_stop(tx, &one, "")?;
        }
    }
    agree_monthly(tx, asked, (back, true), english)
}

/// Has nothing more charged under a target; a job tells the carrier. Once more does nothing.
///
/// # Errors
/// A fault from the database.
pub fn stop_monthly_card(tx: &mut Tx<'_>, target: &str) -> Result<()> {
    for one in recurring::subscriptions_for(tx, target)? {
        recurring::ask_stop(tx, &one, "")?;
    }
    Ok(())
}

/// How a card that pays every month stands.
#[derive(Debug, Clone, serde::Serialize)]
pub struct MonthlyCard {
    /// `waiting` for the giver to agree, `active`, `failing`, `stopping`, `stopped`.
    pub going: &'static str,
    /// How much each month.
    pub cents: i64,
    /// Where to agree, once the carrier said it.
    pub pay_url: String,
    /// Whether the carrier takes a year's payments and no more.
    pub is_year: bool,
}

/// How the card that pays under a target stands, by its last agreement that goes on; while that
/// waits, `reads` lets a worker read it again.
///
/// # Errors
/// A fault from the database.
pub fn monthly_card(tx: &mut Tx<'_>, target: &str, reads: bool) -> Result<Option<MonthlyCard>> {
    let all = recurring::subscriptions_for(tx, target)?;
    let goes_on = |one: &&recurring::Subscription| !one.is_stop_asked && !one.is_stopped;
    let Some(one) = all.iter().find(goes_on).or(all.first()).cloned() else { return Ok(None) };
    let going = recurring::going(tx, &one)?;
    let account = cards::account(tx, &one.account)?;
    let carrier = account.and_then(|account| account.carrier());
    if reads && going == Going::Waiting && carrier != Some(Carrier::Pretend) {
        jobs::enqueue_follow(tx, &one.id)?;
    }
    let is_year = carrier == Some(Carrier::HelloAsso);
    let (going, cents) = (going.name(), one.cents);
    Ok(Some(MonthlyCard { going, cents, pay_url: one.pay_url, is_year }))
}
