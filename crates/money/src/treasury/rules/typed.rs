//! What a treasurer typed for one payment, understood once: amounts in cents, parts, a day.

use crate::treasury::rules::{PartKind, PayWay};

/// Largest payment taken at the desk, in cents: beyond, it is a typing error.
pub const AMOUNT_CENTS_MAX: i64 = 10_000_000;

/// One payment as typed: texts of fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed<'a> {
    /// The whole amount.
    pub amount: &'a str,
    /// Of which a gift.
    pub gift: &'a str,
    /// Of which a subscription.
    pub subscription: &'a str,
    /// Of which something else.
    pub other: &'a str,
    /// Name of the way.
    pub way: &'a str,
    /// Number of the receipt or of the cheque.
    pub piece: &'a str,
}

/// A part as typed: what for, and how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedPart {
    /// What for.
    pub kind: PartKind,
    /// How much.
    pub cents: i64,
}

/// What is wrong with a field: its name and the text key of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// Name of the form's field.
    pub field: &'static str,
    /// Text key.
    pub key: &'static str,
}

fn cents(field: &'static str, text: &str) -> Result<i64, Fault> {
    if text.is_empty() {
        return Ok(0);
    }
    let fault = Fault { field, key: "treasury-fault-amount" };
    let cents = values::parse_cents(text).map_err(|_| fault)?;
    if (0..=AMOUNT_CENTS_MAX).contains(&cents) { Ok(cents) } else { Err(fault) }
}

/// The parts of a payment: what is not a gift, a subscription or something else is dues.
///
/// # Errors
/// Every field that is wrong.
pub fn parts(typed: &Typed<'_>) -> Result<Vec<TypedPart>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut read = |field: &'static str, text: &str| {
        cents(field, text).unwrap_or_else(|fault| {
            faults.push(fault);
            0
        })
    };
    let whole = read("amount", typed.amount);
    let gift = read("gift", typed.gift);
    let subscription = read("subscription", typed.subscription);
    let other = read("other", typed.other);
    let dues = whole - gift - subscription - other;
    if faults.is_empty() && whole <= 0 {
        faults.push(Fault { field: "amount", key: "treasury-fault-amount-missing" });
    }
    if faults.is_empty() && dues < 0 {
        faults.push(Fault { field: "amount", key: "treasury-fault-amount-parts" });
    }
    let way = PayWay::parse(typed.way);
    if way.is_none() {
        faults.push(Fault { field: "way", key: "treasury-fault-way" });
    }
    if way == Some(PayWay::Cash) && typed.piece.is_empty() {
        faults.push(Fault { field: "piece", key: "treasury-fault-receipt" });
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let all = [
        (PartKind::Dues, dues),
        (PartKind::Gift, gift),
        (PartKind::Subscription, subscription),
        (PartKind::Other, other),
    ];
    let filled = all.into_iter().filter(|(_, cents)| *cents > 0);
    Ok(filled.map(|(kind, cents)| TypedPart { kind, cents }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cheque<'a>(amount: &'a str, gift: &'a str) -> Typed<'a> {
        Typed { amount, gift, way: "cheque", ..Typed::default() }
    }

    #[test]
    fn what_is_not_said_otherwise_is_dues() {
        let found = parts(&cheque("48,50", "10")).unwrap();
        assert_eq!(
            found,
            [
                TypedPart { kind: PartKind::Dues, cents: 3_850 },
                TypedPart { kind: PartKind::Gift, cents: 1_000 },
            ]
        );
        assert_eq!(parts(&cheque("20", "20")).unwrap().len(), 1);
    }

    #[test]
    fn each_wrong_field_is_named() {
        let fields = |typed: &Typed<'_>| -> Vec<&str> {
            parts(typed).unwrap_err().into_iter().map(|fault| fault.field).collect()
        };
        assert_eq!(fields(&cheque("", "")), ["amount"]);
        assert_eq!(fields(&cheque("dix", "x")), ["amount", "gift"]);
        assert_eq!(fields(&cheque("10", "12")), ["amount"]);
        assert_eq!(fields(&cheque("999999999", "")), ["amount"]);
        assert_eq!(fields(&Typed { amount: "10", way: "cash", ..Typed::default() }), ["piece"]);
        assert_eq!(fields(&Typed { amount: "10", ..Typed::default() }), ["way"]);
    }
}
