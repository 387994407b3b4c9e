//! The file of accounting entries (FEC) that the French administration may ask for: article
//! A47 A-1 of the Livre des procédures fiscales, and BOI-CF-IOR-60-40-20. Eighteen columns in
//! their order, tabs between them, days as `20261124`, amounts with a comma.

use std::collections::{BTreeMap, HashMap};

/// The columns, in the order that the law gives.
const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// One line of the file, before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FecLine {
    /// The journal's code.
    pub journal: String,
    /// The journal's label.
    pub journal_label: String,
    /// The entry's number in its journal.
    pub number: i64,
    /// The entry's day, ISO.
    pub on_day: String,
    /// The account's code.
    pub account: String,
    /// The account's label.
    pub account_label: String,
    /// The proof's reference.
    pub piece: String,
    /// What happened.
    pub label: String,
    /// Euro cents.
    pub debit_cents: i64,
    /// Euro cents.
    pub credit_cents: i64,
    /// The day on which the entry was validated, ISO; empty before.
    pub validated_on: String,
}

/// The first line of the file.
#[must_use]
pub fn header() -> String {
    format!("{}\r\n", COLUMNS.join("\t"))
}

/// A line of the file.
#[must_use]
pub fn line(line: &FecLine) -> String {
    let piece = match line.piece.as_str() {
        "" => format!("{}-{}", line.journal, line.number),
        piece => piece.to_owned(),
    };
    let cells = [
        line.journal.clone(),
        clean(&line.journal_label),
        format!("{}-{}", line.journal, line.number),
        day(&line.on_day),
        line.account.clone(),
        clean(&line.account_label),
        String::new(),
        String::new(),
        clean(&piece),
        day(&line.on_day),
        clean(&line.label),
        amount(line.debit_cents),
        amount(line.credit_cents),
        String::new(),
        String::new(),
        day(&line.validated_on),
        String::new(),
        String::new(),
    ];
    format!("{}\r\n", cells.join("\t"))
}

/// `123456789FEC20261231.txt`: the SIREN and the day on which the year closes.
#[must_use]
pub fn file_name(siren: &str, closes_on: &str) -> String {
    format!("{siren}FEC{}.txt", day(closes_on))
}

fn day(iso: &str) -> String {
    iso.replace('-', "")
}

fn amount(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// Without what would break the file.
fn clean(text: &str) -> String {
    text.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FecFault {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// What.
    pub what: FecWhat,
}

/// What may be wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FecWhat {
    /// The first line does not name the eighteen columns in their order.
    Header,
    /// A line has another number of columns.
    Columns(usize),
    /// A column that must be filled is empty; its name.
    Empty(&'static str),
    /// A day is not written `AAAAMMJJ`; its column.
    Day(&'static str),
    /// An amount is not written with a comma and two digits, or is negative.
    Amount(&'static str),
    /// An account's code does not begin with three digits.
    Account,
    /// A line is neither debit nor credit, or both.
    Sides,
    /// An entry's debits and credits differ; its number.
    Unbalanced(String),
    /// Numbers of a journal have a gap or go back; the number found.
    Gap(String),
    /// Days of a journal go back.
    Backwards,
    /// There is no entry at all.
    Nothing,
}

/// What is wrong with a file, line by line; empty when it can be handed over.
#[must_use]
pub fn check(text: &str) -> Vec<FecFault> {
    let mut lines = text.lines();
    let separator =
        if text.lines().next().is_some_and(|first| first.contains('|')) { '|' } else { '\t' };
    let named: Vec<&str> = lines.next().unwrap_or_default().split(separator).collect();
    if named != COLUMNS {
        return vec![FecFault { line: 1, what: FecWhat::Header }];
    }
    let mut checked = Checked::default();
    for (number, row) in (2..).zip(lines) {
        checked.row(number, &row.split(separator).collect::<Vec<_>>());
    }
    checked.end()
}

/// What the check remembers from line to line.
#[derive(Default)]
struct Checked<'t> {
    faults: Vec<FecFault>,
    /// Of each entry: the line on which it began, debits less credits.
    sums: BTreeMap<&'t str, (usize, i64)>,
    /// Of each journal: the last number and day.
    last: HashMap<&'t str, (u64, &'t str)>,
}

impl<'t> Checked<'t> {
    fn fault(&mut self, line: usize, what: FecWhat) {
        self.faults.push(FecFault { line, what });
    }

    fn row(&mut self, line: usize, cells: &[&'t str]) {
        let [
            journal,
            journal_label,
            number,
            on_day,
            account,
            account_label,
            _,
            _,
            piece,
            piece_day,
            label,
            debit,
            credit,
            _,
            _,
            valid_day,
            _,
            _,
        ] = *cells
        else {
            return self.fault(line, FecWhat::Columns(cells.len()));
        };
        for (value, name) in [
            (journal, "JournalCode"),
            (journal_label, "JournalLib"),
            (number, "EcritureNum"),
            (account, "CompteNum"),
            (account_label, "CompteLib"),
            (piece, "PieceRef"),
            (label, "EcritureLib"),
        ] {
            if value.trim().is_empty() {
                self.fault(line, FecWhat::Empty(name));
            }
        }
        for (value, name) in
            [(on_day, "EcritureDate"), (piece_day, "PieceDate"), (valid_day, "ValidDate")]
        {
            if !(is_day(value) || name == "ValidDate" && value.is_empty()) {
                self.fault(line, FecWhat::Day(name));
            }
        }
        if !account.bytes().take(3).all(|byte| byte.is_ascii_digit()) || account.len() < 3 {
            self.fault(line, FecWhat::Account);
        }
        self.amounts(line, number, (debit, credit));
        self.order(line, (journal, number, on_day));
    }

    fn amounts(&mut self, line: usize, number: &'t str, (debit, credit): (&str, &str)) {
        let mut read = |value: &str, name| {
            let read = cents(value);
            if read.is_none() {
                self.fault(line, FecWhat::Amount(name));
            }
            read.unwrap_or(0)
        };
        let (debit, credit) = (read(debit, "Debit"), read(credit, "Credit"));
        if (debit > 0) == (credit > 0) {
            self.fault(line, FecWhat::Sides);
        }
        let sum = self.sums.entry(number).or_insert((line, 0));
        sum.1 = sum.1.saturating_add(debit).saturating_sub(credit);
    }

    fn order(&mut self, line: usize, (journal, number, on_day): (&'t str, &'t str, &'t str)) {
        let digits = number.rsplit(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
        let count: u64 = digits.parse().unwrap_or(0);
        let (last, last_day) = *self.last.get(journal).unwrap_or(&(0, ""));
        if count != last && count != last + 1 {
            self.fault(line, FecWhat::Gap(number.to_owned()));
        }
        if on_day < last_day {
            self.fault(line, FecWhat::Backwards);
        }
        self.last.insert(journal, (count, on_day));
    }

    fn end(mut self) -> Vec<FecFault> {
        if self.sums.is_empty() && self.faults.is_empty() {
            self.fault(0, FecWhat::Nothing);
        }
        for (number, (line, sum)) in std::mem::take(&mut self.sums) {
            if sum != 0 {
                self.fault(line, FecWhat::Unbalanced(number.to_owned()));
            }
        }
        self.faults.sort_by_key(|fault| fault.line);
        self.faults
    }
}

fn is_day(text: &str) -> bool {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let (Some(month), Some(day)) = (text.get(4..6), text.get(6..8)) else { return false };
    digits && ("01"..="12").contains(&month) && ("01"..="31").contains(&day)
}

fn cents(text: &str) -> Option<i64> {
    let (euros, rest) = text.split_once(',')?;
    let fits = rest.len() == 2 && !euros.is_empty();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !fits || !digits(euros) || !digits(rest) {
        return None;
    }
    euros.parse::<i64>().ok()?.checked_mul(100)?.checked_add(rest.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(number: i64, account: &str, debit_cents: i64, credit_cents: i64) -> String {
        line(&FecLine {
            journal: "BQ".to_owned(),
            journal_label: "Banque".to_owned(),
            number,
            on_day: "2026-11-24".to_owned(),
            account: account.to_owned(),
            account_label: "Banque".to_owned(),
            piece: String::new(),
            label: "Virement\treçu".to_owned(),
            debit_cents,
            credit_cents,
            validated_on: String::new(),
        })
    }

    fn faults(body: &str) -> Vec<(usize, FecWhat)> {
        check(&format!("{}{body}", header())).into_iter().map(|it| (it.line, it.what)).collect()
    }

    #[test]
    fn what_we_write_passes() {
        let body = format!(
            "{}{}{}{}",
            written(1, "512", 123_456, 0),
            written(1, "756", 0, 123_456),
            written(2, "627", 5, 0),
            written(2, "512", 0, 5)
        );
        assert_eq!(faults(&body), []);
        assert!(body.contains("\t1234,56\t0,00\t"), "{body}");
        assert!(body.contains("Virement reçu"));
        assert_eq!(file_name("732829320", "2026-12-31"), "732829320FEC20261231.txt");
    }

    #[test]
    fn each_fault_is_told_with_its_line() {
        let (good, other) = (written(1, "512", 100, 0), written(1, "756", 0, 100));
        let of = |first: String| faults(&format!("{first}{other}"));
        assert_eq!(of(good.replace("1,00", "1.00"))[0], (2, FecWhat::Amount("Debit")));
        assert_eq!(of(good.replace("20261124", "24112026"))[0], (2, FecWhat::Day("EcritureDate")));
        assert_eq!(of(good.replace("Banque", ""))[0], (2, FecWhat::Empty("JournalLib")));
        assert_eq!(of(good.replace("\t512\t", "\tx\t"))[0], (2, FecWhat::Account));
        assert_eq!(of(good.replacen('\t', "", 1))[0], (2, FecWhat::Columns(17)));
        assert_eq!(of(written(1, "512", 101, 0)), [(2, FecWhat::Unbalanced("BQ-1".to_owned()))]);
        let late = format!("{good}{other}{}{}", written(3, "512", 1, 0), written(3, "756", 0, 1));
        assert_eq!(faults(&late), [(4, FecWhat::Gap("BQ-3".to_owned()))]);
        assert_eq!(faults(""), [(0, FecWhat::Nothing)]);
        assert_eq!(check("a;b\n")[0].what, FecWhat::Header);
    }
}
