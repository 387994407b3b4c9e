//! A believable table and the statements of the last months.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;

use crate::feature::Demo;
use crate::org::{self, Scope};
use crate::shares::rules::{Measure, Receiver, Rounding, ShareLine, What, previous};
use crate::shares::store::{self, Hand, NewTable};

/// Months that have statements.
const MONTHS: usize = 6;

/// The national congress voted half, a quarter and a quarter; statements follow.
pub(super) fn demo(tx: &mut Tx<'_>, _demo: &mut Demo) -> Result<()> {
    let root = org::root(tx)?;
    let now = tx.now();
    let from = kernel::time::Moment(now.0 - 700 * DAY_MS).day_text();
    let hand = Hand::house();
    let line = |receiver: &str, measure| {
        Receiver::parse(receiver).map(|receiver| ShareLine { receiver, measure })
    };
    for what in [What::Dues, What::Gifts] {
        let lines = [
            line("fund", Measure::Percent(200)),
            line("level:national", Measure::Percent(2_300)),
            line("level:federation", Measure::Percent(2_500)),
            line("own", Measure::Rest),
        ];
        let new = NewTable {
            unit: root.id.clone(),
            what,
            valid_from_on: from.clone(),
            rounding: Rounding::Down,
            voted_by: "Congrès national".to_owned(),
            voted_on: from.clone(),
            note: "Moitié section, quart fédération, quart national, dont 2 % au fonds.".to_owned(),
            lines: lines.into_iter().flatten().collect(),
        };
        store::add_table(tx, &new, &hand)?;
    }
    let this_month: String = now.day_text().chars().take(7).collect();
    let mut months: Vec<String> = Vec::new();
    let mut month = previous(&this_month);
    for _ in 0..MONTHS {
        months.push(month.clone());
        month = previous(&month);
    }
    let scope = Scope::of_the_house(tx)?;
    for month in months.iter().rev() {
        match store::draw(tx, &scope, month, &hand) {
            Ok(_) | Err(kernel::Error::Refused(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
