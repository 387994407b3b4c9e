//! Reads the rows of a file of payments of an earlier program.

use std::collections::BTreeMap;

use crate::former::Payment;
use crate::imports::rules::draft::RawRow;
use crate::imports::rules::leaving::wall_day;
use crate::imports::rules::problem::{Problem, What};
use crate::imports::rules::target::{Mapping, Target};

/// Most characters kept of a word of the file.
const WORDS_CHARS_MAX: usize = 80;

/// The columns that are read, by their folded names; no other one enters.
pub const COLUMNS: [&str; 16] = [
    "nationbuilder id",
    "type",
    "amount",
    "amount in cents",
    "payment type name",
    "tracking code slug",
    "check number",
    "transaction key",
    "created at",
    "succeeded at",
    "failed at",
    "canceled at",
    "parent transaction id",
    "recurring donation status",
    "is corporate contribution",
    "signup nationbuilder id",
];

/// Reads rows by the names of their columns.
#[derive(Debug, Clone)]
pub struct PaymentReader {
    places: BTreeMap<&'static str, usize>,
}

/// A payment, and what was wrong with its row.
pub type PaymentRead = (Option<Payment>, Vec<Problem>);

impl PaymentReader {
    /// A reader of the columns that the mapping takes.
    #[must_use]
    pub fn new(mapping: &Mapping) -> Self {
        let place = |name: &'static str| {
            let mut columns = mapping.columns.iter();
            let found = columns.position(|column| {
                column.target == Target::Payment && values::fold(&column.header) == name
            });
            found.map(|place| (name, place))
        };
        Self { places: COLUMNS.into_iter().filter_map(place).collect() }
    }

    fn cell<'a>(&self, row: &'a RawRow, name: &str) -> &'a str {
        let cell = self.places.get(name).map_or("", |place| row.cell(*place)).trim();
        cell.strip_prefix('\'').unwrap_or(cell)
    }

    fn words(&self, row: &RawRow, name: &str) -> String {
        self.cell(row, name).chars().take(WORDS_CHARS_MAX).collect()
    }

    /// Reads one row. Cents count where they and the text disagree, and that is told.
    #[must_use]
    pub fn read(&self, row: &RawRow) -> PaymentRead {
        let problem = |column: &str, problem: What, value: &str| Problem {
            line: row.line,
            record: row.record,
            column: column.to_owned(),
            problem,
            value: value.to_owned(),
        };
        let number = self.words(row, "nationbuilder id");
        let (text, typed) = (self.cell(row, "amount"), self.cell(row, "amount in cents"));
        let (told, cents) = (cents_of(text), typed.parse::<i64>().ok());
        let Some(amount) = cents.or(told).filter(|_| !number.is_empty()) else {
            return (None, vec![problem("amount", What::PaymentUnreadable, &number)]);
        };
        let mut problems = Vec::new();
        if told.is_some_and(|told| told != amount) {
            problems.push(problem("amount", What::AmountText, &number));
        }
        let parent = Some(self.words(row, "parent transaction id")).filter(|it| !it.is_empty());
        let (status, moment) = self.status(row);
        let day = wall_day(moment).or_else(|| wall_day(self.cell(row, "created at")));
        if day.is_none() {
            problems.push(problem("created_at", What::Day, moment));
        }
        let means = self.words(row, "payment type name");
        let reference = match self.words(row, "check number") {
            number if number.is_empty() => self.words(row, "transaction key"),
            number => number,
        };
        let payment = Payment {
            number,
            legacy: self.words(row, "signup nationbuilder id"),
            kind: kind(self.cell(row, "type"), amount, parent.is_some()),
            status: status.to_owned(),
            cents: amount,
            is_in_kind: values::fold(&means) == "in kind",
            means,
            code: self.words(row, "tracking code slug"),
            on_day: day.unwrap_or_default(),
            parent,
            plan: self.words(row, "recurring donation status"),
            is_company: values::yes_no(self.cell(row, "is corporate contribution")) == Ok(true),
            reference,
        };
        (Some(payment), problems)
    }

    /// What became of the payment, and the moment that says so.
    fn status<'a>(&self, row: &'a RawRow) -> (&'static str, &'a str) {
        const MOMENTS: [(&str, &str); 3] =
            [("failed", "failed at"), ("canceled", "canceled at"), ("succeeded", "succeeded at")];
        let moment = |(status, name): (&'static str, &str)| {
            let cell = self.cell(row, name);
            (!cell.is_empty()).then_some((status, cell))
        };
        let found = MOMENTS.into_iter().find_map(moment);
        found.unwrap_or_else(|| ("pending", self.cell(row, "created at")))
    }
}

fn kind(word: &str, cents: i64, has_parent: bool) -> String {
    match values::fold(word).as_str() {
        "donation" | "" if cents < 0 && has_parent => "refund".to_owned(),
        "donation" | "" => "donation".to_owned(),
        other => other.replace(' ', "-").chars().take(WORDS_CHARS_MAX).collect(),
    }
}

/// Cents of an amount as the program writes it: `€2,535.00`, `$-20.00`.
fn cents_of(text: &str) -> Option<i64> {
    let kept: String =
        text.chars().filter(|it| it.is_ascii_digit() || "-.".contains(*it)).collect();
    let (whole, cents) = kept.split_once('.').unwrap_or((&kept, "00"));
    let is_negative = whole.starts_with('-');
    let whole: i64 = whole.trim_start_matches('-').parse().ok()?;
    let cents: i64 = if cents.len() == 2 { cents.parse().ok()? } else { return None };
    let all = whole.checked_mul(100)?.checked_add(cents)?;
    Some(if is_negative { -all } else { all })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_american_amount_is_read_in_cents() {
        assert_eq!(cents_of("€2,535.00"), Some(253_500));
        assert_eq!(cents_of("€-20.00"), Some(-2_000));
        assert_eq!(cents_of("-$0.50"), Some(-50));
        assert_eq!(cents_of(""), None);
    }

    #[test]
    fn a_negative_gift_with_a_parent_is_a_refund() {
        assert_eq!(kind("Donation", -5, true), "refund");
        assert_eq!(kind("Donation", 5, true), "donation");
        assert_eq!(kind("Invoice payment", 5, false), "invoice-payment");
    }
}
