//! Believable mandates and one collection for the demonstration.

use kernel::Result;
use kernel::db::Tx;

use crate::debits::books;
use crate::debits::rules::{FactKind, MandateType, earliest_collection};
use crate::debits::store::{self, Hand, NewMandate};
use crate::feature::Demo;
use crate::org::Scope;

/// Mandates of each collector.
const MANDATES_MAX: i64 = 30;
/// Fixed amounts, in cents.
const AMOUNTS: [i64; 5] = [500, 800, 1_000, 1_250, 2_000];

/// Members who pay by direct debit, and the collection of next month.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let house = Scope::of_the_house(tx)?;
    let hand = Hand { office: None, person: None, name: "Démonstration".to_owned() };
    let today = tx.now().day_text();
    for account in books::accounts(tx, &house)? {
        if account.collector.creditor_id.is_none() {
            continue;
        }
        for (person, unit, name) in store::demo_people(tx, &account.collector.id, MANDATES_MAX)? {
            let number = i64::try_from(demo.below(100_000_000))?;
            let new = NewMandate {
                collector: account.collector.id.clone(),
                unit,
                person,
                reference: String::new(),
                kind: MandateType::Recurring,
                holder: name,
                iban: invented_iban(number),
                cents: demo.one_of(&AMOUNTS).copied(),
                origin: "paper",
            };
            let id = store::make_mandate(tx, &hand, &new)?;
            store::add_fact(tx, &hand, &id, FactKind::Signed, &today, "", ["", ""])?;
        }
        let notice = books::notice_days(tx, &today)?;
        if let Some(day) = earliest_collection(&today, notice, account.account.lead_days) {
            store::make(tx, &hand, &account, &day, "Cotisation", &[])?;
        }
    }
    Ok(())
}

/// A French IBAN of a bank that nobody has (code 99991), with right check digits.
fn invented_iban(number: i64) -> String {
    let account = format!("{number:011}");
    let key = 97 - (89 * 99_991 + 15 + 3 * number).rem_euclid(97);
    let body = format!("9999100001{account}{key:02}");
    // FR is 15 27; the remainder is taken digit by digit.
    let rest = format!("{body}152700")
        .bytes()
        .fold(0_i64, |rest, digit| (rest * 10 + i64::from(digit.saturating_sub(b'0'))) % 97);
    format!("FR{:02}{body}", 98 - rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn invented_accounts_have_right_check_digits() {
        for number in [0, 1, 12_345_678, 99_999_999] {
            let iban = super::invented_iban(number);
            assert!(values::Iban::parse(&iban).is_ok(), "{iban}");
        }
    }
}
