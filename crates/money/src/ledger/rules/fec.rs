//! The file of accounting entries (FEC) that the French administration may ask for: article
//! A47 A-1 of the Livre des procédures fiscales, and BOI-CF-IOR-60-40-20. Eighteen columns in
//! their order, tabs between them, days as `20261124`, amounts with a comma.

use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// The entry's number: its place in its journal and year, by day.
    pub number: i64,
    /// The entry's day, ISO.
    pub on_day: String,
    /// The account's code.
    pub account: String,
    /// The account's label.
    pub account_label: String,
    /// The proof's reference; the entry's own when there is no other.
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
    let cells = [
        line.journal.clone(),
        clean(&line.journal_label),
        format!("{}-{}", line.journal, line.number),
        day(&line.on_day),
        line.account.clone(),
        clean(&line.account_label),
        String::new(),
        String::new(),
        clean(&line.piece),
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

/// Euros with a comma and two digits, from cents.
#[must_use]
pub fn amount(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
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

impl FecWhat {
    /// Text key of what is wrong, and what of the file it is about.
    #[must_use]
    pub fn told(&self) -> (&'static str, String) {
        match self {
            Self::Header => ("ledger-fec-header", String::new()),
            Self::Columns(count) => ("ledger-fec-columns", count.to_string()),
            Self::Empty(column) => ("ledger-fec-empty", (*column).to_owned()),
            Self::Day(column) => ("ledger-fec-day", (*column).to_owned()),
            Self::Amount(column) => ("ledger-fec-amount", (*column).to_owned()),
            Self::Account => ("ledger-fec-account", String::new()),
            Self::Sides => ("ledger-fec-sides", String::new()),
            Self::Unbalanced(number) => ("ledger-fec-unbalanced", number.clone()),
            Self::Gap(number) => ("ledger-fec-gap", number.clone()),
            Self::Backwards => ("ledger-fec-backwards", String::new()),
            Self::Nothing => ("ledger-fec-nothing", String::new()),
        }
    }
}

/// Most faults told of one file.
const FAULTS_MAX: usize = 1_000;

/// Checks a file line by line, in the order of its lines.
#[derive(Debug, Default)]
pub struct Checker {
    line: usize,
    separator: char,
    /// Whether amounts are told by `Montant` and `Sens`, as the law also allows.
    by_sense: bool,
    is_refused: bool,
    faults: Vec<FecFault>,
    /// Of each entry, by journal and number: the line on which it began, debits less credits.
    sums: BTreeMap<(String, String), (usize, i64)>,
    /// Of each journal: the last number and day.
    last: HashMap<String, (u64, String)>,
    /// Numbers met, and those that do not follow the one before in their journal.
    numbers: HashSet<u64>,
    gaps: Vec<FecFault>,
}

impl Checker {
    fn fault(&mut self, what: FecWhat) {
        if self.faults.len() < FAULTS_MAX {
            self.faults.push(FecFault { line: self.line, what });
        }
    }

    /// Takes the next line.
    pub fn line(&mut self, text: &str) {
        self.line += 1;
        let text = text.trim_end_matches(['\r', '\n']);
        if self.line == 1 {
            return self.head(text.trim_start_matches('\u{feff}'));
        }
        if !self.is_refused && !text.is_empty() {
            let cells: Vec<&str> = text.split(self.separator).collect();
            self.row(&cells);
        }
    }

    fn head(&mut self, text: &str) {
        self.separator = if text.contains('|') { '|' } else { '\t' };
        let named: Vec<&str> = text.split(self.separator).collect();
        self.by_sense = named.get(11..13) == Some(&["Montant", "Sens"]);
        let is_known = |(place, name): (usize, &&str)| {
            (self.by_sense && (11..13).contains(&place)) || COLUMNS.get(place) == Some(name)
        };
        let fits = named.len() == COLUMNS.len() && named.iter().enumerate().all(is_known);
        if !fits {
            self.is_refused = true;
            self.fault(FecWhat::Header);
        }
    }

    fn row(&mut self, cells: &[&str]) {
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
            return self.fault(FecWhat::Columns(cells.len()));
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
                self.fault(FecWhat::Empty(name));
            }
        }
        for (value, name) in
            [(on_day, "EcritureDate"), (piece_day, "PieceDate"), (valid_day, "ValidDate")]
        {
            if !(is_day(value) || name == "ValidDate" && value.is_empty()) {
                self.fault(FecWhat::Day(name));
            }
        }
        if !account.bytes().take(3).all(|byte| byte.is_ascii_digit()) || account.len() < 3 {
            self.fault(FecWhat::Account);
        }
        self.amounts((journal, number), (debit, credit));
        self.order(journal, number, on_day);
    }

    fn amounts(&mut self, (journal, number): (&str, &str), (debit, credit): (&str, &str)) {
        let (debit, credit) = match (self.by_sense, credit) {
            (false, _) => (debit, credit),
            (true, "D" | "+1") => (debit, "0,00"),
            (true, "C" | "-1") => ("0,00", debit),
            (true, _) => return self.fault(FecWhat::Sides),
        };
        let mut read = |value: &str, name| {
            let read = cents(value);
            if read.is_none() {
                self.fault(FecWhat::Amount(name));
            }
            read.unwrap_or(0)
        };
        let (debit, credit) = (read(debit, "Debit"), read(credit, "Credit"));
        if (debit > 0) == (credit > 0) {
            self.fault(FecWhat::Sides);
        }
        let entry = (journal.to_owned(), number.to_owned());
        let sum = self.sums.entry(entry).or_insert((self.line, 0));
        sum.1 = sum.1.saturating_add(debit).saturating_sub(credit);
    }

    fn order(&mut self, journal: &str, number: &str, on_day: &str) {
        let digits = number.rsplit(|sign: char| !sign.is_ascii_digit()).next().unwrap_or_default();
        let count: u64 = digits.parse().unwrap_or(0);
        self.numbers.insert(count);
        if let Some((last, last_day)) = self.last.remove(journal) {
            if count != last && count != last + 1 && self.gaps.len() < FAULTS_MAX {
                self.gaps.push(FecFault { line: self.line, what: FecWhat::Gap(number.to_owned()) });
            }
            if on_day < last_day.as_str() {
                self.fault(FecWhat::Backwards);
            }
        }
        self.last.insert(journal.to_owned(), (count, on_day.to_owned()));
    }

    /// What is wrong, by line; nothing when the file can be handed over.
    #[must_use]
    pub fn end(mut self) -> Vec<FecFault> {
        if self.sums.is_empty() && self.faults.is_empty() {
            self.faults.push(FecFault { line: 0, what: FecWhat::Nothing });
        }
        for ((_, number), (line, sum)) in std::mem::take(&mut self.sums) {
            if sum != 0 {
                self.line = line;
                self.fault(FecWhat::Unbalanced(number));
            }
        }
        if !self.is_numbered_as_a_whole() {
            self.faults.append(&mut self.gaps);
        }
        self.faults.sort_by_key(|fault| fault.line);
        self.faults.truncate(FAULTS_MAX);
        self.faults
    }

    /// Whether all journals share one sequence of numbers, which the law also allows.
    fn is_numbered_as_a_whole(&self) -> bool {
        let (least, most) = (self.numbers.iter().min(), self.numbers.iter().max());
        let (Some(least), Some(most)) = (least, most) else { return true };
        u64::try_from(self.numbers.len()).is_ok_and(|count| most - least + 1 == count)
            && self.last.len() > 1
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
            piece: format!("BQ-{number}"),
            label: "Virement\treçu".to_owned(),
            debit_cents,
            credit_cents,
            validated_on: String::new(),
        })
    }

    fn check(text: &str) -> Vec<(usize, FecWhat)> {
        let mut checker = Checker::default();
        text.lines().for_each(|line| checker.line(line));
        checker.end().into_iter().map(|it| (it.line, it.what)).collect()
    }

    fn faults(body: &str) -> Vec<(usize, FecWhat)> {
        check(&format!("{}{body}", header()))
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
        assert_eq!(check("a;b\n"), [(1, FecWhat::Header)]);
    }

    #[test]
    fn files_of_other_programs_are_read_too() {
        let entry = |number, journal: &str| {
            let both = format!("{}{}", written(number, "512", 9, 0), written(number, "756", 0, 9));
            both.replace("BQ", journal)
        };
        let shared = format!("{}{}{}", entry(1, "BQ"), entry(3, "BQ"), entry(2, "CAI"));
        assert_eq!(faults(&shared), [], "one sequence over all journals");
        let apart = format!("{}{}{}", entry(1, "BQ"), entry(4, "BQ"), entry(2, "CAI"));
        assert_eq!(faults(&apart), [(4, FecWhat::Gap("BQ-4".to_owned()))]);
        let head = header().replace("Debit\tCredit", "Montant\tSens");
        let sense =
            entry(1, "BQ").replace("0,09\t0,00", "0,09\tD").replace("0,00\t0,09", "0,09\tC");
        assert_eq!(check(&format!("{head}{sense}")), []);
        let piped = format!("{head}{sense}").replace('\t', "|");
        assert_eq!(check(&piped), []);
        assert_eq!(
            check(&format!("{head}{}", sense.replace("\tC\t", "\tX\t")))[0].1,
            FecWhat::Sides
        );
    }
}
