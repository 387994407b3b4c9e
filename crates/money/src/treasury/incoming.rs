//! The columns of members' files that this room understands: how much somebody paid, and how.
//! Nobody knows on which days the money came, nor in which box it lay: it is written down on the
//! day of the import, as banked long ago.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::{Brought, Incoming, IncomingColumn, Said};
use crate::members::Rule;
use crate::org::PersonId;
use crate::treasury::rules::{PartKind, PayWay, TakenBack};
use crate::treasury::store::{self, Around, Hand, NewPart, NewPayment};

const TOTAL: &str = "treasury.total";
const WAY: &str = "treasury.way";

/// What this room understands of files.
pub(super) static INCOMING: Incoming = Incoming {
    columns: &[
        IncomingColumn {
            name: TOTAL,
            label: "treasury-column-total-paid",
            headers: &["total verse", "montant verse", "total paye", "montant paye", "total paid"],
            read: total,
        },
        IncomingColumn {
            name: WAY,
            label: "treasury-column-way-paid",
            headers: &[
                "mode de paiement",
                "mode de reglement",
                "moyen de paiement",
                "mode paiement",
                "way of paying",
            ],
            read: way,
        },
    ],
    write,
    take_back,
    holds,
};

/// Cents, whatever stands behind them: `137,50 euros`.
fn total(cell: &str) -> Said {
    let amount = cell.trim().trim_end_matches("euros").trim_end_matches("EUR").trim();
    match values::parse_cents(amount) {
        Ok(0) => Said::Nothing,
        Ok(cents) if cents > 0 => Said::Something(cents.to_string()),
        _ if matches!(values::fold(cell).as_str(), "" | "neant" | "rien" | "non") => Said::Nothing,
        _ => Said::Unclear,
    }
}

fn way(cell: &str) -> Said {
    match PayWay::understood(cell) {
        None => Said::Nothing,
        Some(PayWay::Other) => Said::Unclear,
        Some(way) => Said::Something(way.name().to_owned()),
    }
}

fn write(tx: &mut Tx<'_>, row: &Brought<'_>) -> Result<Vec<&'static str>> {
    let cents = row.cell(TOTAL).and_then(|cents| cents.parse::<i64>().ok()).unwrap_or(0);
    if cents <= 0 {
        return Ok(Vec::new());
    }
    let today = tx.now().day_text();
    // The column tells all that came since January: what another import of the year brought is
    // part of it, so that the same file twice changes nothing.
    let known = store::imported_cents(tx, row.person, row.import, today.get(..4).unwrap_or(""))?;
    let cents = cents - known;
    if cents <= 0 {
        return Ok(Vec::new());
    }
    let Some(payer) = store::own_payer(tx, row.person)? else { return Ok(vec![TOTAL]) };
    let Some(collector) = store::collector_of(tx, &payer.unit, &today)? else {
        return Ok(vec![TOTAL]);
    };
    let part = NewPart {
        kind: PartKind::Dues,
        person: row.person.clone(),
        cents,
        rule: Rule::OldestFirst,
    };
    let new = NewPayment {
        collector,
        unit: payer.unit,
        payer: row.person.clone(),
        way: row.cell(WAY).and_then(PayWay::parse).unwrap_or(PayWay::Other),
        received_on: today,
        parts: vec![part],
        piece: None,
        bank: None,
        reference: None,
        cause: row.cause(),
    };
    let cause = row.cause();
    let around = Around { import: Some((row.import, &cause)), ..Around::default() };
    store::receive_as(tx, &new, Hand { office: None, name: "" }, &around)?;
    Ok(Vec::new())
}

/// Payments of an import that are taken back at a time.
const SLICE_PAYMENTS: i64 = 50;

fn take_back(tx: &mut Tx<'_>, import: &str) -> Result<bool> {
    let today = tx.now().day_text();
    let payments = store::of_import(tx, import, SLICE_PAYMENTS)?;
    for (id,) in &payments {
        let hand = Hand { office: None, name: "" };
        store::take_back_as(tx, id, TakenBack::Cancelled, &today, "Import annulé", hand)?;
    }
    Ok(!payments.is_empty())
}

fn holds(tx: &mut Tx<'_>, person: &PersonId) -> Result<bool> {
    store::has_standing(tx, person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_ways_are_read_as_treasurers_write_them() {
        let said = |text: &str| Said::Something(text.to_owned());
        assert_eq!(total("137,50 euros"), said("13750"));
        assert_eq!(total("330 €"), said("33000"));
        assert_eq!(total("-"), Said::Nothing);
        assert_eq!(total("beaucoup"), Said::Unclear);
        assert_eq!(way("liquide"), said("cash"));
        assert_eq!(way("CHQ"), said("cheque"));
        assert_eq!(way("PRLV"), said("debit"));
        assert_eq!(way("prélèvt"), said("debit"));
        assert_eq!(way("troc"), Said::Unclear);
        assert_eq!(way(""), Said::Nothing);
    }
}
