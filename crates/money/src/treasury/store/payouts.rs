//! What carriers paid to banks: kept as they tell it, each found again as one movement.

use kernel::db::Tx;
use kernel::{Error, Result, row};

use crate::ledger::CollectorId;
use crate::org::Scope;
use crate::treasury::rules::cards::Payout;
use crate::treasury::{CardAccountId, CardPayoutId, PaymentId};

/// Payouts on a page.
const PAYOUTS_MAX: i64 = 50;
/// Payouts that are known already and not read again.
const KEPT_MAX: i64 = 1_000;
/// Card payments held against one movement.
const HELD_MAX: i64 = 500;

row! {
    /// A payout as it is kept.
    #[derive(Debug, Clone)]
    pub struct PaidOut {
        /// Which.
        pub id: CardPayoutId,
        /// Name of the collector.
        pub collector_name: String,
        /// Name of the carrier.
        pub carrier: String,
        /// What the bank's line bears.
        pub reference: String,
        /// When it arrives.
        pub arrives_on: String,
        /// What arrives.
        pub cents: i64,
        /// What the carrier kept.
        pub fee_cents: i64,
        /// What payers had paid.
        pub gross_cents: i64,
        /// Whether its movement was found.
        pub is_found: bool,
    }
}

const PAID_OUT: &str = "select o.id, c.name, a.carrier, o.reference, o.arrives_on, o.cents,
    o.fee_cents, o.gross_cents, case when o.movement is null then 0 else 1 end
    from card_payout o join card_account a on a.id = o.account
    join collector c on c.id = a.collector";

/// Keeps payouts that were not known; says how many.
pub(in crate::treasury) fn keep_payouts(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
    payouts: &[Payout],
) -> Result<u64> {
    let (mut new, now) = (0, tx.now());
    for one in payouts {
        let id: CardPayoutId = tx.fresh();
        new += tx.exec(
            "insert into card_payout (id, account, theirs, reference, arrives_on, cents, fee_cents,
             gross_cents, seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
             on conflict do nothing",
            &[
                &id,
                account,
                &one.theirs,
                &one.reference,
                &one.arrives_on,
                &one.cents,
                &one.fee_cents,
                &one.gross_cents,
                &now,
            ],
        )?;
    }
    Ok(new)
}

/// The identifiers of an account's payouts, newest first.
pub(in crate::treasury) fn kept_payouts(
    tx: &mut Tx<'_>,
    account: &CardAccountId,
) -> Result<Vec<String>> {
    let sql = "select theirs from card_payout where account = $1 order by arrives_on desc limit $2";
    let found: Vec<(String,)> = tx.rows(sql, &[account, &KEPT_MAX])?;
    Ok(found.into_iter().map(|(theirs,)| theirs).collect())
}

/// The payouts of collectors that serve units of a scope, newest first.
pub(in crate::treasury) fn payouts_in(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<PaidOut>> {
    let sql = format!(
        "{PAID_OUT} where exists (select 1 from collector_unit u
         join unit_above b on b.unit = u.unit where u.collector = a.collector and b.above = $1)
         order by o.arrives_on desc, o.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &PAYOUTS_MAX])
}

/// The payout of a collector that a movement of the bank is: the one of that amount, not found
/// before, that arrives nearest within five days; one that is named by its reference comes first.
pub(in crate::treasury) fn payout_like(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (cents, on_day, text): (i64, &str, &str),
) -> Result<Option<PaidOut>> {
    let (from, to) = around(on_day);
    let sql = format!(
        "{PAID_OUT} where a.collector = $1 and o.cents = $2 and o.movement is null
         and o.arrives_on >= $3 and o.arrives_on <= $4 order by o.arrives_on, o.id limit 20"
    );
    let mut found: Vec<PaidOut> = tx.rows(&sql, &[collector, &cents, &from, &to])?;
    found.sort_by_key(|one| {
        (one.reference.is_empty() || !text.contains(&one.reference), apart(&one.arrives_on, on_day))
    });
    Ok(found.into_iter().next())
}

/// Five days before and after.
fn around(on_day: &str) -> (String, String) {
    let day = on_day.parse::<jiff::civil::Date>().ok();
    let moved = |days: i64| {
        let moved = day.and_then(|day| day.checked_add(jiff::Span::new().days(days)).ok());
        moved.map_or_else(|| on_day.to_owned(), |day| day.to_string())
    };
    (moved(-5), moved(5))
}

fn apart(one: &str, other: &str) -> i64 {
    let day = |text: &str| text.parse::<jiff::civil::Date>().ok();
    let days = day(one).zip(day(other)).and_then(|(one, other)| one.until(other).ok());
    days.map_or(i64::MAX, |days| i64::from(days.get_days()).abs())
}

/// A movement of the bank turned out to be a payout; false when it was found before.
pub(in crate::treasury) fn payout_found(
    tx: &mut Tx<'_>,
    id: &CardPayoutId,
    movement: &str,
) -> Result<bool> {
    let sql = "update card_payout set movement = $2 where id = $1 and movement is null";
    Ok(tx.exec(sql, &[id, &movement])? == 1)
}

row! {
    /// A card payment that its carrier holds, or one that it takes off since it was given back.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct CardHeld {
        /// Which payment.
        pub payment: PaymentId,
        /// `paid`, or `back` when it was given back after it had been paid out.
        pub kind: String,
        /// The day it was taken, or given back.
        pub on_day: String,
        /// Who paid.
        pub name: String,
        /// How much; below nought when it is taken off.
        pub cents: i64,
    }
}

impl CardHeld {
    /// What names it in a form.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind, self.payment)
    }
}

/// The card payments that a collector's carriers hold on a day, as far as movements were confirmed
/// with the payments that they cover; newest first.
pub(in crate::treasury) fn cards_held(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    through: &str,
) -> Result<Vec<CardHeld>> {
    tx.rows(
        "select y.id as id, 'paid' as kind, y.received_on as on_day,
         coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '') as name,
         y.amount_cents as cents
         from payment y left join person p on p.id = y.person
         where y.collector = $1 and y.way = 'card' and y.received_on <= $2 and y.import is null
         and not exists (select 1 from card_paid_out o
                         where o.payment = y.id and o.kind = 'paid')
         and not exists (select 1 from payment_fact f
             where f.payment = y.id and f.on_day <= $2
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         union all
         select y.id as id, 'back' as kind, f.on_day as on_day,
         coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, '') as name,
         -y.amount_cents as cents
         from card_paid_out o join payment y on y.id = o.payment
         join payment_fact f on f.payment = y.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')
         left join person p on p.id = y.person
         where o.kind = 'paid' and y.collector = $1 and f.on_day <= $2
         and not exists (select 1 from card_paid_out b
                         where b.payment = y.id and b.kind = 'back')
         order by on_day desc, id desc limit $3",
        &[collector, &through, &HELD_MAX],
    )
}

/// A movement of the bank covers these card payments.
///
/// # Errors
/// [`Error::Stale`] when another movement was said to cover one of them.
pub(in crate::treasury) fn cover(tx: &mut Tx<'_>, movement: &str, held: &[CardHeld]) -> Result<()> {
    let now = tx.now();
    for one in held {
        let written = tx.exec(
            "insert into card_paid_out (payment, kind, movement, at) values ($1, $2, $3, $4)
             on conflict do nothing",
            &[&one.payment, &one.kind, &movement, &now],
        )?;
        if written == 0 {
            return Err(Error::Stale);
        }
    }
    Ok(())
}

/// The card payments that a movement covers, as it was confirmed.
pub(in crate::treasury) fn covered_by(tx: &mut Tx<'_>, movement: &str) -> Result<Vec<CardHeld>> {
    tx.rows(
        "select y.id, o.kind, y.received_on,
         coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''),
         case when o.kind = 'back' then -y.amount_cents else y.amount_cents end
         from card_paid_out o join payment y on y.id = o.payment
         left join person p on p.id = y.person
         where o.movement = $1 order by y.received_on, y.id, o.kind limit $2",
        &[&movement, &HELD_MAX],
    )
}

/// The names of the carriers with which a collector has or had an account.
pub(in crate::treasury) fn carriers_of(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Vec<String>> {
    let sql = "select distinct carrier from card_account where collector = $1";
    let found: Vec<(String,)> = tx.rows(sql, &[collector])?;
    Ok(found.into_iter().map(|(carrier,)| carrier).collect())
}
