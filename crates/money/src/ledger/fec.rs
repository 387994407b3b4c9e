//! The file of accounting entries of a year: what the year began with, then every line.

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::rules::{Checker, FecFault, FecLine, carried, day_before, header, line};
use crate::ledger::store::{self, Collector};

/// Gives each line of the file to `take`, the names of the columns first.
pub(super) fn write(
    tx: &mut Tx<'_>,
    collector: &Collector,
    year: &str,
    mut take: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    let (from, to) = bounds(year);
    take(&header())?;
    for opening in openings(tx, collector, year, &from)? {
        take(&line(&opening))?;
    }
    store::fec_lines(tx, &collector.id, (&from, &to), |written| take(&line(&written)))
}

/// What is wrong with the file that would be written.
pub(super) fn checked(tx: &mut Tx<'_>, collector: &Collector, year: &str) -> Result<Vec<FecFault>> {
    let mut checker = Checker::default();
    write(tx, collector, year, |line| {
        checker.line(line);
        Ok(())
    })?;
    Ok(checker.end())
}

/// First and last day of a year.
pub(super) fn bounds(year: &str) -> (String, String) {
    (format!("{year}-01-01"), format!("{year}-12-31"))
}

/// One entry that brings forward what earlier years left; none for the first year.
fn openings(
    tx: &mut Tx<'_>,
    collector: &Collector,
    year: &str,
    from: &str,
) -> Result<Vec<FecLine>> {
    let before = store::trial_balance(tx, &collector.id, ("", &day_before(from)), None)?;
    let sums = before.iter().map(|sum| (sum.account.as_str(), sum.debit_cents - sum.credit_cents));
    let carried = carried(sums);
    let chart = store::accounts(tx, &collector.id)?;
    let label_of = |code: &str| {
        let known = chart.iter().find(|account| account.code == code);
        known.map_or_else(|| code.to_owned(), |account| account.label.clone())
    };
    let opening = |(account, cents): (String, i64)| FecLine {
        journal: "AN".to_owned(),
        journal_label: "À nouveaux".to_owned(),
        number: 1,
        on_day: from.to_owned(),
        account_label: label_of(&account),
        account,
        piece: format!("AN-{year}"),
        label: "À nouveaux".to_owned(),
        debit_cents: cents.max(0),
        credit_cents: (-cents).max(0),
        validated_on: String::new(),
    };
    Ok(carried.into_iter().map(opening).collect())
}
