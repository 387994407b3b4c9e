//! The collectors of the demonstration: one for the national body, one a federation. Names,
//! numbers and accounts are invented; their check digits are right.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::ledger::rules::{
    BANK, FEES, LegalForm, NewEntry, NewLine, creditor_id, day_before, is_siren,
};
use crate::ledger::store::{self, BankAccount, Collector};
use crate::org::{self, Unit, UnitId};

/// Years before this one in which collectors began.
const YEARS_BEFORE: i64 = 1;

/// Makes collectors with an account, a signatory and what the bank took since they began.
///
/// # Errors
/// A fault from the database.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let today = tx.now().day_text();
    let year: i64 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default();
    let begun = format!("{}-01-01", year - YEARS_BEFORE);
    for (unit, kind) in org::demo_units(tx)? {
        if !["national", "federation"].contains(&kind.as_str()) {
            continue;
        }
        let Some(unit) = org::unit(tx, &unit)? else { continue };
        let collector = collector(tx, demo, &unit, &begun)?;
        for year in year - YEARS_BEFORE..=year {
            charges(tx, demo, &collector, &unit.id, (year, &today))?;
        }
    }
    Ok(())
}

fn collector(tx: &mut Tx<'_>, demo: &mut Demo, unit: &Unit, begun: &str) -> Result<Collector> {
    let is_whole = unit.parent.is_none();
    let whole = org::root(tx)?.name;
    let name = match is_whole {
        true => format!("Association de financement de l'{whole}"),
        false => format!("Association de financement de l'{whole} – {}", unit.name),
    };
    let number = 100_000 + demo.below(899_999);
    let collector = Collector {
        id: tx.fresh(),
        name: name.clone(),
        legal_form: LegalForm::FinancingAssociation,
        siren: siren(number),
        rna: Some(format!("W{:09}", 751_000_000 + number)),
        approval_number: Some((1_000 + demo.below(900)).to_string()),
        approved_on: Some("2016-03-07".to_owned()),
        line_1: format!("{} rue de la Solidarité", 1 + demo.below(90)),
        line_2: String::new(),
        postcode: if is_whole { "75020".to_owned() } else { "30000".to_owned() },
        city: if is_whole { "Paris".to_owned() } else { unit.name.clone() },
        creditor_id: with_check_digits(|digits| creditor_id(&format!("FR{digits:02}ZZZ{number}"))),
        closed_on: None,
        accounts: Vec::new(),
    };
    store::add_collector(tx, &collector, None)?;
    store::serve(tx, &collector.id, &unit.id, (begun, &day_before(begun)))?;
    let account = BankAccount {
        id: tx.fresh(),
        collector: collector.id.clone(),
        label: "Compte courant".to_owned(),
        holder: format!("ADF {}", unit.name).to_uppercase(),
        iban: iban(number),
        bic: Some("AGRIFRPPXXX".to_owned()),
        debit_version: "08".to_owned(),
        lead_days: 2,
        from_on: begun.to_owned(),
        to_on: None,
    };
    store::add_bank_account(tx, &account)?;
    store::add_signatory(tx, &collector.id, ("Colette Vauquelin", "trésorière", begun))?;
    Ok(collector)
}

/// What the bank takes each quarter, up to today.
fn charges(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    collector: &Collector,
    unit: &UnitId,
    (year, today): (i64, &str),
) -> Result<()> {
    for month in ["03-31", "06-30", "09-30", "12-31"] {
        let on_day = format!("{year}-{month}");
        if on_day.as_str() > today {
            return Ok(());
        }
        let cents = 1_200 + i64::try_from(demo.below(900))?;
        let line = |account: &str, debit_cents, credit_cents| NewLine {
            account: account.to_owned(),
            unit: Some(unit.clone()),
            person: None,
            label: String::new(),
            debit_cents,
            credit_cents,
        };
        let entry = NewEntry {
            collector: collector.id.clone(),
            journal: "BQ",
            label: "Frais de tenue de compte".to_owned(),
            piece: Some(format!("Relevé {on_day}")),
            cause_kind: "demo",
            cause: on_day.clone(),
            lines: vec![line(FEES, cents, 0), line(BANK, 0, cents)],
            on_day,
            by: None,
        };
        store::post(tx, &entry)?;
    }
    Ok(())
}

/// An invented SIREN: six digits of ours, a place for the key.
fn siren(number: usize) -> Option<String> {
    (0..1_000).map(|rest| format!("{number}{rest:03}")).find(|siren| is_siren(siren))
}

/// An invented French account.
fn iban(number: usize) -> String {
    let account = |digits: usize| {
        let text = format!("FR{digits:02}300060000100000{number}{:02}", 97 - number % 97);
        values::Iban::parse(&text).ok().map(|iban| iban.as_str().to_owned())
    };
    with_check_digits(account).unwrap_or_default()
}

/// The only text whose check digits fit.
fn with_check_digits(make: impl Fn(usize) -> Option<String>) -> Option<String> {
    (2..=98).find_map(make)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invented_numbers_have_right_check_digits() {
        for number in [100_000, 123_456, 999_998] {
            assert!(siren(number).is_some());
            assert!(values::Iban::parse(&iban(number)).is_ok());
            let ics = |digits| creditor_id(&format!("FR{digits:02}ZZZ{number}"));
            assert!(with_check_digits(ics).is_some());
        }
    }
}
