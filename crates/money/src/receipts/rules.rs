//! Which payments stand on which receipt, how the commission's file is written, who comes near
//! the ceiling: plain values.

use std::fmt::Write as _;

use kernel::Error;

use crate::ledger::LegalForm;

/// What a receipt proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Gifts and dues of an association of general interest.
    Association,
    /// Dues of a union.
    Union,
    /// A proof of payment until the commission's own receipt comes.
    Party,
}

impl Kind {
    /// What a collector's receipts prove.
    #[must_use]
    pub const fn of(form: LegalForm) -> Self {
        match form {
            LegalForm::Association => Self::Association,
            LegalForm::Union => Self::Union,
            LegalForm::FinancingAssociation | LegalForm::Agent => Self::Party,
        }
    }

    /// The name it is stored under.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Association => "association",
            Self::Union => "union",
            Self::Party => "party",
        }
    }

    /// Reads a stored name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Association, Self::Union, Self::Party].into_iter().find(|kind| kind.name() == name)
    }

    /// The text key of its label.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Association => "receipts-kind-association",
            Self::Union => "receipts-kind-union",
            Self::Party => "receipts-kind-party",
        }
    }

    /// Whether a part of a payment belongs on such a receipt. A union attests dues alone.
    #[must_use]
    pub fn takes(self, nature: &str) -> bool {
        nature == "dues" || (nature == "gift" && self != Self::Union)
    }
}

/// A part of a payment that has no receipt yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payable {
    /// The payment.
    pub payment: String,
    /// Its line.
    pub line: i64,
    /// `dues` or `gift`.
    pub nature: String,
    /// How it was paid.
    pub way: String,
    /// When.
    pub on_day: String,
    /// How much.
    pub cents: i64,
}

/// One person's payments, receipt by receipt: all together; for a party one receipt for each
/// nature and way, as the decree asks.
#[must_use]
pub fn gathered(kind: Kind, parts: Vec<Payable>) -> Vec<Vec<Payable>> {
    let mut receipts: Vec<Vec<Payable>> = Vec::new();
    for part in parts.into_iter().filter(|part| kind.takes(&part.nature)) {
        let fits = |one: &&mut Vec<Payable>| match (kind, one.first()) {
            (Kind::Party, Some(first)) => first.nature == part.nature && first.way == part.way,
            _ => true,
        };
        match receipts.iter_mut().find(fits) {
            Some(one) => one.push(part),
            None => receipts.push(vec![part]),
        }
    }
    receipts
}

/// How near somebody is to the yearly ceiling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Watch {
    /// Far below.
    Fine,
    /// At four fifths or more: tell them before the next payment.
    Near,
    /// Above: the excess must be given back.
    Over,
}

/// How near a sum is to the ceiling, where the law sets one.
#[must_use]
pub fn watch(cents: i64, ceiling_cents: Option<i64>) -> Watch {
    match ceiling_cents {
        Some(ceiling) if cents > ceiling => Watch::Over,
        Some(ceiling) if cents.saturating_mul(5) >= ceiling.saturating_mul(4) => Watch::Near,
        _ => Watch::Fine,
    }
}

/// The fields that a column may hold, by the names that templates use.
pub const FIELDS: [&str; 18] = [
    "record",
    "nature",
    "day",
    "giver",
    "title",
    "first-name",
    "last-name",
    "street",
    "city",
    "postcode",
    "country",
    "currency",
    "amount",
    "way",
    "bank-reference",
    "slip",
    "receipt",
    "collector",
];

/// A column of the file: its name in the first line, and its field.
pub type Column = (String, &'static str);

/// Reads a template: one column a line, `name = field`.
///
/// # Errors
/// [`Refusal::BadColumns`].
pub fn columns(text: &str) -> Result<Vec<Column>, Refusal> {
    let mut found = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, field) = line.split_once('=').ok_or(Refusal::BadColumns)?;
        let (name, field) = (name.trim(), field.trim());
        let known = FIELDS.iter().find(|known| **known == field).ok_or(Refusal::BadColumns)?;
        if name.is_empty() || name.contains('\t') {
            return Err(Refusal::BadColumns);
        }
        found.push((name.to_owned(), *known));
    }
    if found.is_empty() { Err(Refusal::BadColumns) } else { Ok(found) }
}

/// The file: the names, then a line for each row; a row answers for every field.
#[must_use]
pub fn tsv(columns: &[Column], rows: &[impl Fn(&str) -> String]) -> String {
    let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let mut out = names.join("\t");
    out.push_str("\r\n");
    for row in rows {
        for (at, (_, field)) in columns.iter().enumerate() {
            let cell: String = row(field)
                .chars()
                .map(|letter| if letter.is_control() { ' ' } else { letter })
                .collect();
            let tab = if at > 0 { "\t" } else { "" };
            let _ = write!(out, "{tab}{}", cell.trim());
        }
        out.push_str("\r\n");
    }
    out
}

/// An amount as the file writes it: `1150,50`.
#[must_use]
pub fn plain(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents.rem_euclid(100))
}

/// The number as people read it: `2026-000123`.
#[must_use]
pub fn numbered(year: &str, number: i64) -> String {
    format!("{year}-{number:06}")
}

/// Why the rules of receipts say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nothing is to be receipted.
    Nothing,
    /// It is not said what the association is for.
    NoObject,
    /// It was cancelled before.
    Cancelled,
    /// Why is missing.
    NoWhy,
    /// A line of the template is no `name = field`.
    BadColumns,
    /// The day is missing.
    NoDay,
}

impl Refusal {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nothing => "receipts-refusal-nothing",
            Self::NoObject => "receipts-refusal-no-object",
            Self::Cancelled => "receipts-refusal-cancelled",
            Self::NoWhy => "receipts-refusal-no-why",
            Self::BadColumns => "receipts-refusal-columns",
            Self::NoDay => "receipts-refusal-no-day",
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(line: i64, nature: &str, way: &str) -> Payable {
        Payable {
            payment: "p".to_owned(),
            line,
            nature: nature.to_owned(),
            way: way.to_owned(),
            on_day: "2026-03-01".to_owned(),
            cents: 100,
        }
    }

    #[test]
    fn a_party_has_a_receipt_for_each_nature_and_way() {
        let parts = || {
            vec![
                part(0, "dues", "cheque"),
                part(1, "gift", "cheque"),
                part(2, "dues", "cheque"),
                part(3, "dues", "card"),
                part(4, "subscription", "card"),
            ]
        };
        assert_eq!(gathered(Kind::Association, parts()).len(), 1);
        assert_eq!(gathered(Kind::Association, parts())[0].len(), 4);
        assert_eq!(gathered(Kind::Union, parts())[0].len(), 3);
        let party = gathered(Kind::Party, parts());
        assert_eq!(party.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1]);
    }

    #[test]
    fn the_ceiling_is_told_early_and_when_it_is_passed() {
        assert_eq!(watch(599_999, Some(750_000)), Watch::Fine);
        assert_eq!(watch(600_000, Some(750_000)), Watch::Near);
        assert_eq!(watch(750_000, Some(750_000)), Watch::Near);
        assert_eq!(watch(750_001, Some(750_000)), Watch::Over);
        assert_eq!(watch(750_001, None), Watch::Fine);
    }

    #[test]
    fn the_file_follows_its_template() {
        let template = columns("Montant = amount\n\nNom = last-name").unwrap();
        let row = |field: &str| match field {
            "amount" => plain(115_050),
            _ => "Le\tGoff".to_owned(),
        };
        assert_eq!(tsv(&template, &[row]), "Montant\tNom\r\n1150,50\tLe Goff\r\n");
        for wrong in ["", "Montant", "Montant = sum", "= amount"] {
            assert_eq!(columns(wrong), Err(Refusal::BadColumns), "{wrong}");
        }
        assert_eq!(numbered("2026", 42), "2026-000042");
    }
}
