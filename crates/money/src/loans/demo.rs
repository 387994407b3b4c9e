//! A believable loan in each federation, half of it paid back.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::loans::rules::{Terms, plus_months};
use crate::loans::store::{self, Hand};
use crate::org;

/// An account of nobody's, as examples have it.
const IBAN: &str = "FR7630006000011234567890189";
/// Months before today in which the loans were made.
const MONTHS_AGO: i64 = 7;

/// Somebody of a federation lends for a year, and two instalments were paid back.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let hand = Hand { person: None, mandate: String::new(), name: "Colette Vauquelin".to_owned() };
    let today = tx.now().day_text();
    let federations = org::demo_units(tx)?.into_iter().filter(|(_, kind)| kind == "federation");
    for (unit, _) in federations {
        let all = store::some_people(tx, &unit)?;
        let Some((person, home)) = demo.one_of(&all).cloned() else { continue };
        let terms = Terms {
            cents: 40_000 + 10_000 * i64::try_from(demo.below(5))?,
            rate_hundredths: 0,
            from_on: plus_months(&today, -MONTHS_AGO),
            months: 12,
            every_months: 3,
        };
        let id = match store::lend(tx, &person, &home, (&terms, IBAN), &hand) {
            Ok(id) => id,
            Err(kernel::Error::Refused(_)) => continue,
            Err(error) => return Err(error),
        };
        for due in store::dues(tx, &id)? {
            if due.due_on > today {
                continue;
            }
            let known = store::mine(tx, &person)?.into_iter().find(|loan| loan.id == id);
            let Some(loan) = known else { continue };
            store::repay(tx, &loan, due.number, &due.due_on, &hand)?;
        }
    }
    Ok(())
}
