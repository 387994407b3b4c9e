//! Card payments that come back by themselves: what was agreed, what was charged, who stopped it.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::cards::{CardPayment, Learnt, PAYMENT, learn, standing_of};
use crate::org::{PersonId, Scope, UnitId};
use crate::treasury::rules::Refusal;
use crate::treasury::rules::cards::{Charge, Going, Known, Seen, Standing};
use crate::treasury::{CardAccountId, CardPaymentId, CardSubscriptionId, jobs};

/// Charges of one subscription that are read: ten years of months.
const CHARGES_MAX: i64 = 120;
/// Subscriptions on a page.
const SUBSCRIPTIONS_MAX: i64 = 200;

row! {
    /// What somebody agreed to.
    #[derive(Debug, Clone)]
    pub struct Subscription {
        /// Which.
        pub id: CardSubscriptionId,
        /// By which account.
        pub account: CardAccountId,
        /// For which unit.
        pub unit: UnitId,
        /// Who pays.
        pub person: Option<PersonId>,
        /// What for.
        pub label: String,
        /// How much each time.
        pub cents: i64,
        /// Every how many months.
        pub every_months: i64,
        /// Who pays, at the carrier's.
        pub customer: String,
        /// What the payer agrees by, at the carrier's.
        pub checkout: String,
        /// The subscription, at the carrier's.
        pub theirs: String,
        /// Where the payer agrees.
        pub pay_url: String,
        /// When it was asked.
        pub at: Moment,
        /// What it answers; empty for dues.
        pub target: String,
        /// Where the browser comes back to; empty for the payer's own space.
        pub back: String,
        /// Whether somebody asked to stop it.
        pub is_stop_asked: bool,
        /// Whether it is stopped.
        pub is_stopped: bool,
    }
}

impl Subscription {
    /// What is kept of what the carrier said.
    #[must_use]
    pub fn known(&self) -> Known {
        Known {
            customer: self.customer.clone(),
            checkout: self.checkout.clone(),
            theirs: self.theirs.clone(),
            pay_url: self.pay_url.clone(),
            ..Known::default()
        }
    }
}

const SUBSCRIPTION: &str = "select s.id, s.account, s.unit, s.person, s.label, s.cents,
    s.every_months, s.customer, s.checkout, s.theirs, s.pay_url, s.at, s.target,
    s.back, case when exists (select 1 from card_subscription_fact f
        where f.subscription = s.id and f.kind = 'stop-asked') then 1 else 0 end,
    case when exists (select 1 from card_subscription_fact f
        where f.subscription = s.id and f.kind = 'stopped') then 1 else 0 end
    from card_subscription s";
const GOES_ON: &str = "not exists (select 1 from card_subscription_fact f
    where f.subscription = s.id and f.kind = 'stopped')";

/// What somebody asks to pay again and again.
#[derive(Debug, Clone)]
pub(in crate::treasury) struct NewSubscription {
    pub account: CardAccountId,
    pub unit: UnitId,
    pub person: PersonId,
    pub label: String,
    pub cents: i64,
    pub every_months: i64,
    /// What it answers; empty for dues.
    pub target: String,
    /// Where the browser comes back to; empty for the payer's own space.
    pub back: String,
    /// Whether it takes the place of the one that goes on for the same.
    pub renews: bool,
}

/// Begins a subscription; the carrier is asked by a job. One that renews another leaves it charged
/// until its own first charge is paid.
///
/// # Errors
/// [`Refusal::HasSubscription`] when they have one for the same that goes on.
pub(in crate::treasury) fn subscribe(
    tx: &mut Tx<'_>,
    new: &NewSubscription,
) -> Result<CardSubscriptionId> {
    let sql = format!("{SUBSCRIPTION} where s.person = $1 and s.target = $2 and {GOES_ON}");
    let going: Vec<Subscription> = tx.rows(&sql, &[&new.person, &new.target])?;
    let may_begin = |one: &Subscription| new.renews || !new.target.is_empty() && one.is_stop_asked;
    if !going.iter().all(may_begin) {
        return Err(Refusal::HasSubscription.into());
    }
    let (id, now) = (tx.fresh::<CardSubscriptionId>(), tx.now());
    tx.exec(
        "insert into card_subscription (id, account, unit, person, label, cents, every_months,
         customer, checkout, theirs, pay_url, at, target, back)
         values ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', $8, $9, $10)",
        &[
            &id,
            &new.account,
            &new.unit,
            &new.person,
            &new.label,
            &new.cents,
            &new.every_months,
            &now,
            &new.target,
            &new.back,
        ],
    )?;
    Ok(id)
}

/// One subscription.
pub(in crate::treasury) fn subscription(
    tx: &mut Tx<'_>,
    id: &CardSubscriptionId,
) -> Result<Option<Subscription>> {
    tx.row(&format!("{SUBSCRIPTION} where s.id = $1"), &[id])
}

/// The subscription of which a card payment is a charge.
pub(in crate::treasury) fn of_charge(
    tx: &mut Tx<'_>,
    payment: &CardPaymentId,
) -> Result<Option<Subscription>> {
    let of = "(select subscription from card_payment where id = $1)";
    tx.row(&format!("{SUBSCRIPTION} where s.id = {of}"), &[payment])
}

/// One subscription of the person themselves.
pub(in crate::treasury) fn subscription_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &CardSubscriptionId,
) -> Result<Option<Subscription>> {
    tx.row(&format!("{SUBSCRIPTION} where s.id = $1 and s.person = $2"), &[id, person])
}

/// The subscriptions of somebody, newest first.
pub(in crate::treasury) fn subscriptions_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<Vec<Subscription>> {
    let sql = format!("{SUBSCRIPTION} where s.person = $1 order by s.at desc, s.id desc limit 20");
    tx.rows(&sql, &[person])
}

/// The subscriptions that answer the same, newest first.
pub(super) fn subscriptions_for(tx: &mut Tx<'_>, target: &str) -> Result<Vec<Subscription>> {
    let sql = format!("{SUBSCRIPTION} where s.target = $1 order by s.at desc, s.id desc limit 20");
    tx.rows(&sql, &[&target])
}

/// The subscriptions of a scope that go on, newest first.
pub(in crate::treasury) fn subscriptions_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<Subscription>> {
    let sql = format!(
        "{SUBSCRIPTION} where s.unit in (select unit from unit_above where above = $1)
         and {GOES_ON} order by s.at desc, s.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &SUBSCRIPTIONS_MAX])
}

/// A subscription by the identifiers that a message names; theirs only within the account.
pub(in crate::treasury) fn find_subscription(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
    ours: &str,
    theirs: &str,
) -> Result<Option<Subscription>> {
    let sql = format!(
        "{SUBSCRIPTION} where s.account = $1 and (s.id = $2
         or (cast($2 as text) <> '' and s.theirs = $2)
         or (cast($3 as text) <> '' and (s.theirs = $3 or s.checkout = $3)))"
    );
    tx.row(&sql, &[account, &ours, &theirs])
}

/// Subscriptions that go on and were asked before a moment, after one of them: read again in case
/// a message was lost.
pub(in crate::treasury) fn going_on(
    tx: &mut Tx<'_>,
    before: Moment,
    after: &str,
    limit: i64,
) -> Result<Vec<CardSubscriptionId>> {
    let sql = "select s.id from card_subscription s
         where s.at < $1 and s.id > $2 and s.checkout <> ''
         and not exists (select 1 from card_subscription_fact f
             where f.subscription = s.id and f.kind = 'stopped') order by s.id limit $3";
    let found: Vec<(CardSubscriptionId,)> = tx.rows(sql, &[&before, &after, &limit])?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Keeps what the carrier said of a subscription; what was kept before stays.
pub(in crate::treasury) fn keep_known(
    tx: &mut Tx<'_>,
    id: &CardSubscriptionId,
    known: &Known,
) -> Result<()> {
    tx.exec(
        "update card_subscription set
         customer = case when customer = '' then $2 else customer end,
         checkout = case when checkout = '' then $3 else checkout end,
         theirs = case when theirs = '' then $4 else theirs end,
         pay_url = case when pay_url = '' then $5 else pay_url end where id = $1",
        &[id, &known.customer, &known.checkout, &known.theirs, &known.pay_url],
    )
    .map(drop)
}

/// Takes what a reading says of a subscription: its charges, and that it is over.
pub(in crate::treasury) fn learn_subscription(
    tx: &mut Tx<'_>,
    one: &Subscription,
    known: &Known,
) -> Result<()> {
    // The carrier's order stays: charges that are read together are a millisecond apart.
    for (place, charge) in (0_i64..).zip(&known.charges) {
        charged(tx, one, charge, ("read", place))?;
    }
    if known.goes_on == Some(false) {
        note(tx, &one.id, "stopped", "")?;
    }
    Ok(())
}

/// Takes what is known of one charge: a card payment of its own, written once.
pub(in crate::treasury) fn take_charge(
    tx: &mut Tx<'_>,
    one: &Subscription,
    charge: &Charge,
    source: &str,
) -> Result<Learnt> {
    charged(tx, one, charge, (source, 0))
}

fn charged(
    tx: &mut Tx<'_>,
    one: &Subscription,
    charge: &Charge,
    (source, place): (&str, i64),
) -> Result<Learnt> {
    if charge.standing == Standing::Pending || charge.theirs.is_empty() {
        return Ok(Learnt::Nothing);
    }
    let (id, at) = (tx.fresh::<CardPaymentId>(), tx.now().plus_ms(place));
    tx.exec(
        "insert into card_payment (id, account, unit, person, label, cents, theirs, at,
         subscription, target)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
        &[
            &id,
            &one.account,
            &one.unit,
            &one.person,
            &one.label,
            &one.cents,
            &charge.theirs,
            &at,
            &one.id,
            &one.target,
        ],
    )?;
    let sql = format!("{PAYMENT} where subscription = $1 and theirs = $2");
    let payment: CardPayment = tx.row(&sql, &[&one.id, &charge.theirs])?.ok_or(Error::NotFound)?;
    let seen = Seen {
        theirs: charge.theirs.clone(),
        ours: String::new(),
        standing: charge.standing,
        cents: Some(charge.cents),
        handle: String::new(),
    };
    // What was paid and given back before anybody read it was paid all the same.
    if charge.standing == Standing::Refunded && standing_of(tx, &payment.id)? == Standing::Pending {
        learn(tx, &payment, &Seen { standing: Standing::Paid, ..seen.clone() }, source)?;
    }
    let learnt = learn(tx, &payment, &seen, source)?;
    match (learnt, charge.standing) {
        (Learnt::Moved, Standing::Failed) => jobs::enqueue_refused(tx, &payment.id)?,
        (Learnt::Moved, Standing::Paid) => replace_older(tx, one)?,
        _ => {}
    }
    Ok(learnt)
}

/// What somebody had agreed to for the same gift stops once the card of a newer agreement is
/// charged: who never comes to agree loses nothing.
fn replace_older(tx: &mut Tx<'_>, one: &Subscription) -> Result<()> {
    if one.target.is_empty() {
        return Ok(());
    }
    for other in subscriptions_for(tx, &one.target)? {
        if (other.at, &other.id) < (one.at, &one.id) {
            ask_stop(tx, &other, "")?;
        }
    }
    Ok(())
}

/// The charges of a subscription, the oldest first: day, cents, how each stands.
pub(in crate::treasury) fn charges_of(
    tx: &mut Tx<'_>,
    id: &CardSubscriptionId,
) -> Result<Vec<(String, i64, Standing)>> {
    let sql = format!("{PAYMENT} where subscription = $1 order by at, id limit $2");
    let payments: Vec<CardPayment> = tx.rows(&sql, &[id, &CHARGES_MAX])?;
    let mut charges = Vec::new();
    for payment in payments {
        let standing = standing_of(tx, &payment.id)?;
        charges.push((payment.at.day_text(), payment.cents, standing));
    }
    Ok(charges)
}

/// Where a subscription stands.
pub(in crate::treasury) fn going(tx: &mut Tx<'_>, one: &Subscription) -> Result<Going> {
    let charges = charges_of(tx, &one.id)?;
    let charges: Vec<Standing> = charges.into_iter().map(|(_, _, standing)| standing).collect();
    Ok(Going::of(&charges, one.is_stop_asked, one.is_stopped))
}

fn note(tx: &mut Tx<'_>, id: &CardSubscriptionId, kind: &str, by_name: &str) -> Result<bool> {
    let now = tx.now();
    let written = tx.exec(
        "insert into card_subscription_fact (subscription, kind, by_name, at)
         values ($1, $2, $3, $4) on conflict do nothing",
        &[id, &kind, &by_name, &now],
    )?;
    Ok(written == 1)
}

/// Somebody asks to stop a subscription; a job asks the carrier.
pub(in crate::treasury) fn ask_stop(
    tx: &mut Tx<'_>,
    one: &Subscription,
    by_name: &str,
) -> Result<()> {
    if !one.is_stopped && note(tx, &one.id, "stop-asked", by_name)? {
        jobs::enqueue_stop(tx, &one.id)?;
    }
    Ok(())
}

/// The carrier charges no more.
pub(in crate::treasury) fn stopped(tx: &mut Tx<'_>, id: &CardSubscriptionId) -> Result<()> {
    note(tx, id, "stopped", "").map(drop)
}

/// Who died or left is charged no more.
pub(in crate::treasury) fn gone(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    for one in subscriptions_of(tx, person)? {
        ask_stop(tx, &one, "")?;
    }
    Ok(())
}
