//! Mandates signed on paper, brought in by a table: one line a mandate, checked before anything is
//! written.

use values::{Iban, Order, PartialDay, fold, parse_cents, parse_day};

use super::MandateType;

/// Most lines of a table.
pub const PAPER_LINES_MAX: usize = 5_000;

/// One line of the table, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    /// Line of the file.
    pub line: u64,
    /// The member's number, or empty.
    pub number: String,
    /// Last name as written.
    pub last_name: String,
    /// First name as written.
    pub first_name: String,
    /// E-mail as written.
    pub email: String,
    /// The account.
    pub iban: String,
    /// Its holder when it is somebody else, or empty.
    pub holder: String,
    /// The reference that the paper bears, or empty.
    pub reference: String,
    /// The day of the signature, ISO text.
    pub signed_on: String,
    /// Several debits or one.
    pub kind: MandateType,
    /// A fixed amount in cents.
    pub cents: Option<i64>,
}

/// Why a line was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperFault {
    /// Nothing says whose mandate it is.
    Nobody,
    /// The IBAN is wrong.
    Iban,
    /// The day of the signature is missing or wrong, or to come.
    Day,
    /// The reference has signs that banks do not carry.
    Reference,
    /// The amount is wrong.
    Amount,
}

impl PaperFault {
    /// Its text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nobody => "debits-import-nobody",
            Self::Iban => "debits-fault-iban",
            Self::Day => "debits-refusal-signed-on",
            Self::Reference => "debits-fault-identifier",
            Self::Amount => "debits-fault-amount",
        }
    }
}

/// Columns by the words of their header, folded.
const WORDS: &[(&str, usize)] = &[
    ("numero", 0),
    ("numero carte", 0),
    ("n carte", 0),
    ("n adherent", 0),
    ("nom", 1),
    ("prenom", 2),
    ("courriel", 3),
    ("email", 3),
    ("e mail", 3),
    ("iban", 4),
    ("titulaire", 5),
    ("rum", 6),
    ("reference", 6),
    ("date signature", 7),
    ("date de signature", 7),
    ("signe le", 7),
    ("type", 8),
    ("montant", 9),
];
const COLUMNS: usize = 10;

/// Which place of a line holds which column; none when the header has no IBAN.
#[must_use]
pub fn paper_header(cells: &[String]) -> Option<[Option<usize>; COLUMNS]> {
    let mut places = [None; COLUMNS];
    for (place, cell) in cells.iter().enumerate() {
        let folded = fold(cell);
        let Some((_, column)) = WORDS.iter().find(|(word, _)| *word == folded) else { continue };
        if let Some(free @ None) = places.get_mut(*column) {
            *free = Some(place);
        }
    }
    places.get(4).copied().flatten().map(|_| places)
}

/// Understands one line.
///
/// # Errors
/// Why it is not taken.
pub fn read_paper(
    line: u64,
    cells: &[String],
    places: &[Option<usize>; COLUMNS],
    today: &str,
) -> Result<PaperRow, PaperFault> {
    let cell = |column: usize| {
        let place = places.get(column).copied().flatten();
        place.and_then(|place| cells.get(place)).map_or("", |cell| cell.trim())
    };
    let owned = |column: usize| cell(column).to_owned();
    if cell(0).is_empty() && cell(3).is_empty() && (cell(1).is_empty() || cell(2).is_empty()) {
        return Err(PaperFault::Nobody);
    }
    let iban = Iban::parse(cell(4)).map_err(|_| PaperFault::Iban)?;
    let signed_on = day(cell(7), today).ok_or(PaperFault::Day)?;
    let reference = match cell(6) {
        "" => String::new(),
        text => bank::mandate_reference(text).map_err(|_| PaperFault::Reference)?,
    };
    let cents = match cell(9) {
        "" => None,
        text => match parse_cents(text) {
            Ok(cents) if cents > 0 => Some(cents),
            _ => return Err(PaperFault::Amount),
        },
    };
    let once = ["ponctuel", "oneoff", "one off", "ooff", "unique"];
    let kind = if once.contains(&fold(cell(8)).as_str()) {
        MandateType::OneOff
    } else {
        MandateType::Recurring
    };
    Ok(PaperRow {
        line,
        number: owned(0),
        last_name: owned(1),
        first_name: owned(2),
        email: owned(3),
        iban: iban.as_str().to_owned(),
        holder: owned(5),
        reference,
        signed_on,
        kind,
        cents,
    })
}

fn day(text: &str, today: &str) -> Option<String> {
    let latest = values::Day::parse(today).ok()?;
    match parse_day(text, Order::DayFirst, latest).ok()? {
        PartialDay::Day(day) if day <= latest => Some(day.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<String> {
        line.split(';').map(str::to_owned).collect()
    }

    #[test]
    fn lines_are_read_or_refused_by_name() {
        let header = "N° adhérent;Nom;Prénom;IBAN;Date de signature;RUM;Type;Montant";
        let places = paper_header(&cells(header)).unwrap();
        let read = |line: &str| read_paper(2, &cells(line), &places, "2026-11-24");
        let iban = "FR76 9999 3071 0304 0038 7341 296";
        let row = read(&format!(";Moulin;Ana;{iban};12/01/2026;RUM7;récurrent;12,50")).unwrap();
        assert_eq!(
            (row.signed_on.as_str(), row.cents, row.kind),
            ("2026-01-12", Some(1_250), MandateType::Recurring)
        );
        let once = read(&format!("30-1;;;{iban};2026-01-12;;ponctuel;")).unwrap();
        assert_eq!((once.kind, once.reference.as_str()), (MandateType::OneOff, ""));
        for (line, fault) in [
            (format!(";Moulin;;{iban};12/01/2026;;;"), PaperFault::Nobody),
            (";Moulin;Ana;FR76;12/01/2026;;;".to_owned(), PaperFault::Iban),
            (format!(";Moulin;Ana;{iban};;;;"), PaperFault::Day),
            (format!(";Moulin;Ana;{iban};12/01/2027;;;"), PaperFault::Day),
            (format!(";Moulin;Ana;{iban};12/01/2026;RUM é;;"), PaperFault::Reference),
            (format!(";Moulin;Ana;{iban};12/01/2026;;;beaucoup"), PaperFault::Amount),
        ] {
            assert_eq!(read(&line), Err(fault), "{line}");
        }
        assert!(paper_header(&cells("Nom;Prénom")).is_none());
    }
}
