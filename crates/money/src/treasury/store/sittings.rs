//! Sittings: a treasurer at the table with counted piles.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::ledger::CollectorId;
use crate::org::{Office, UnitId};
use crate::treasury::SittingId;
use crate::treasury::rules::{Line as Keyed, PayWay, Pile, Refusal, sums};
use crate::treasury::store::list::Line;
use crate::treasury::store::slips;
use crate::treasury::store::{Hand, list};

row! {
    /// A sitting.
    #[derive(Debug, Clone)]
    pub struct Sitting {
        /// Which.
        pub id: SittingId,
        /// The collector that receives.
        pub collector: CollectorId,
        /// For which unit.
        pub unit: UnitId,
        /// The day that is written on what is keyed, ISO text.
        pub on_day: String,
        /// Cheques counted.
        pub cheques: Option<i64>,
        /// What they add up to.
        pub cheques_cents: Option<i64>,
        /// Cash counted.
        pub cash_cents: Option<i64>,
        /// Who sits.
        pub by_name: String,
        /// Since when.
        pub opened_at: Moment,
        /// Until when.
        pub closed_at: Option<Moment>,
    }
}

impl Sitting {
    /// What was counted by hand.
    #[must_use]
    pub const fn pile(&self) -> Pile {
        Pile {
            cheques: self.cheques,
            cheques_cents: self.cheques_cents,
            cash_cents: self.cash_cents,
        }
    }
}

const COLUMNS: &str = "select id, collector, unit, on_day, cheques, cheques_cents, cash_cents,
    by_name, opened_at, closed_at from sitting";

/// The open sitting of an officer in their unit.
pub(in crate::treasury) fn sitting(tx: &mut Tx<'_>, office: &Office) -> Result<Option<Sitting>> {
    let sql = format!("{COLUMNS} where unit = $1 and by_person = $2 and closed_at is null");
    tx.row(&sql, &[&office.unit.id, &office.person])
}

/// The officer's open sitting, or a new one.
pub(in crate::treasury) fn open(
    tx: &mut Tx<'_>,
    office: &Office,
    name: &str,
    collector: &CollectorId,
    on_day: &str,
) -> Result<Sitting> {
    let (id, now) = (tx.fresh::<SittingId>(), tx.now());
    tx.exec(
        "insert into sitting (id, collector, unit, on_day, by_person, by_name, opened_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
        &[&id, collector, &office.unit.id, &on_day, &office.person, &name, &now],
    )?;
    sitting(tx, office)?.ok_or(Error::Stale)
}

/// Writes down what was counted and the day of what is keyed next.
pub(in crate::treasury) fn count(
    tx: &mut Tx<'_>,
    id: &SittingId,
    pile: &Pile,
    on_day: &str,
) -> Result<()> {
    let touched = tx.exec(
        "update sitting set cheques = $2, cheques_cents = $3, cash_cents = $4, on_day = $5
         where id = $1 and closed_at is null",
        &[id, &pile.cheques, &pile.cheques_cents, &pile.cash_cents, &on_day],
    )?;
    if touched == 1 { Ok(()) } else { Err(Refusal::SittingOver.into()) }
}

/// What was keyed in a sitting and stands, newest first; what was undone is left out.
pub(in crate::treasury) fn keyed(tx: &mut Tx<'_>, id: &SittingId) -> Result<Vec<Line>> {
    list::of_sitting(tx, id)
}

/// Ends a sitting whose piles add up; its cheques go on a slip. Returns the slip.
///
/// # Errors
/// [`Refusal::PileDiffers`], and then nothing changes.
pub(in crate::treasury) fn close(
    tx: &mut Tx<'_>,
    office: &Office,
    name: &str,
    sitting: &Sitting,
) -> Result<Option<crate::treasury::SlipId>> {
    let keyed = keyed(tx, &sitting.id)?;
    let lines: Vec<Keyed> = keyed
        .iter()
        .map(|line| Keyed {
            way: PayWay::parse(&line.way).unwrap_or(PayWay::Other),
            cents: line.cents,
        })
        .collect();
    if !sums(&lines).match_pile(&sitting.pile()) {
        return Err(Refusal::PileDiffers.into());
    }
    let now = tx.now();
    let sql = "update sitting set closed_at = $2 where id = $1 and closed_at is null";
    if tx.exec(sql, &[&sitting.id, &now])? == 0 {
        return Err(Refusal::SittingOver.into());
    }
    let cheques: Vec<_> = keyed
        .iter()
        .rev()
        .filter(|line| line.way == PayWay::Cheque.name() && line.slip.is_none() && !line.banked)
        .map(|line| line.id.clone())
        .collect();
    if cheques.is_empty() {
        return Ok(None);
    }
    let hand = Hand { office: Some(office), name };
    slips::make(tx, hand, &sitting.unit, &sitting.collector, &cheques).map(Some)
}

/// The number that the next receipt of a unit's book bears: one more than the largest.
pub(in crate::treasury) fn next_receipt(tx: &mut Tx<'_>, unit: &UnitId) -> Result<String> {
    let last: Option<(String,)> = tx.row(
        "select receipt from payment where unit = $1 and receipt is not null
         order by length(receipt) desc, receipt desc limit 1",
        &[unit],
    )?;
    let Some((last,)) = last else { return Ok("1".to_owned()) };
    let digits = last.chars().rev().take_while(char::is_ascii_digit).count();
    let (prefix, number) = last.split_at(last.len() - digits);
    match number.parse::<i64>() {
        Ok(number) => Ok(format!("{prefix}{:0digits$}", number + 1)),
        Err(_) => Ok(String::new()),
    }
}
