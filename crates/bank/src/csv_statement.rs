//! Statements that French banks offer as tables. Each bank has its own columns, found by the
//! words of the header wherever it stands below the lines that name the account.

use std::collections::HashMap;

use values::{Order, PartialDay, fold, parse_cents, parse_day};

use crate::ReadError;
use crate::camt::{ENTRIES_MAX, LABEL_SIGNS_MAX, key_of, unique};
use crate::statement::{Detail, Entry, Kind, Statement, StatementFile};

/// How many lines may stand above the header.
const LINES_ABOVE_MAX: usize = 40;
/// Most columns looked at.
const COLUMNS_MAX: usize = 60;
/// Most lines reported as unreadable.
const PROBLEMS_MAX: usize = 200;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Day,
    ValueDay,
    Label,
    MoreLabel,
    Reference,
    Debit,
    Credit,
    Amount,
    Direction,
    Currency,
    Name,
}

/// Headers as banks write them, folded. Seen in exports of Crédit Agricole, Crédit Mutuel and CIC,
/// Société Générale, BNP Paribas, La Banque Postale, Caisse d'Épargne and Banque Populaire,
/// Crédit Coopératif, Boursorama, Qonto.
const WORDS: &[(&str, Column)] = &[
    ("date", Column::Day),
    ("date operation", Column::Day),
    ("date de l operation", Column::Day),
    ("date d operation", Column::Day),
    ("date de comptabilisation", Column::Day),
    ("date comptabilisation", Column::Day),
    ("date comptable", Column::Day),
    ("date comptabilite", Column::Day),
    ("date op", Column::Day),
    ("dateop", Column::Day),
    ("date de l operation local", Column::Day),
    ("settlement date local", Column::Day),
    ("date valeur", Column::ValueDay),
    ("date de valeur", Column::ValueDay),
    ("dateval", Column::ValueDay),
    ("valeur", Column::ValueDay),
    ("libelle", Column::Label),
    ("libelle operation", Column::Label),
    ("libelle de l operation", Column::Label),
    ("libelle complet operation", Column::Label),
    ("libelle simplifie", Column::Label),
    ("nature de l operation", Column::Label),
    ("label", Column::Label),
    ("detail de l ecriture", Column::MoreLabel),
    ("detail", Column::MoreLabel),
    ("informations complementaires", Column::MoreLabel),
    ("libelle complementaire", Column::MoreLabel),
    ("complement", Column::MoreLabel),
    ("comment", Column::MoreLabel),
    ("motif", Column::MoreLabel),
    ("reference", Column::Reference),
    ("reference operation", Column::Reference),
    ("ref", Column::Reference),
    ("numero operation", Column::Reference),
    ("transaction id", Column::Reference),
    ("debit", Column::Debit),
    ("debit euros", Column::Debit),
    ("debit eur", Column::Debit),
    ("montant debit", Column::Debit),
    ("credit", Column::Credit),
    ("credit euros", Column::Credit),
    ("credit eur", Column::Credit),
    ("montant credit", Column::Credit),
    ("montant", Column::Amount),
    ("montant euros", Column::Amount),
    ("montant en euros", Column::Amount),
    ("montant operation", Column::Amount),
    ("montant de l operation", Column::Amount),
    ("montant ttc", Column::Amount),
    ("amount", Column::Amount),
    ("total amount incl vat", Column::Amount),
    ("sens", Column::Direction),
    ("devise", Column::Currency),
    ("currency", Column::Currency),
    ("nom de la contrepartie", Column::Name),
    ("contrepartie", Column::Name),
    ("counterparty name", Column::Name),
    ("tiers", Column::Name),
];

/// The columns of a table, by place.
struct Layout {
    columns: Vec<Option<Column>>,
}

impl Layout {
    /// What a line says when it is a header: a day, and one amount or debit and credit.
    fn of(cells: &csv::StringRecord) -> Option<Self> {
        let mut taken: Vec<Column> = Vec::new();
        let mut columns = Vec::new();
        for cell in cells.iter().take(COLUMNS_MAX) {
            let folded = fold(cell);
            let found = WORDS.iter().find(|(word, _)| *word == folded).map(|(_, column)| *column);
            // A second day is the day of value; a second label tells more.
            let column = match found {
                Some(Column::Day) if taken.contains(&Column::Day) => Some(Column::ValueDay),
                Some(Column::Label) if taken.contains(&Column::Label) => Some(Column::MoreLabel),
                Some(Column::MoreLabel) => Some(Column::MoreLabel),
                Some(column) if taken.contains(&column) => None,
                other => other,
            };
            taken.extend(column);
            columns.push(column);
        }
        let has = |column| taken.contains(&column);
        let money = has(Column::Amount) || (has(Column::Debit) && has(Column::Credit));
        (has(Column::Day) && money).then_some(Self { columns })
    }

    fn cell<'row>(&self, row: &'row csv::StringRecord, wanted: Column) -> Option<&'row str> {
        let place = self.columns.iter().position(|column| *column == Some(wanted))?;
        row.get(place).map(str::trim).filter(|text| !text.is_empty())
    }

    fn label(&self, row: &csv::StringRecord) -> String {
        let mut label = String::new();
        for (place, column) in self.columns.iter().enumerate() {
            if !matches!(column, Some(Column::Label | Column::MoreLabel)) {
                continue;
            }
            let cell = row.get(place).unwrap_or_default();
            let words = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if words.is_empty() || label.contains(&words) {
                continue;
            }
            if !label.is_empty() {
                label.push(' ');
            }
            label.push_str(&words);
        }
        label.chars().take(LABEL_SIGNS_MAX).collect()
    }

    fn cents(&self, row: &csv::StringRecord) -> Result<i64, &'static str> {
        let read = |column| match self.cell(row, column) {
            None => Ok(None),
            Some(text) => parse_cents(text).map(Some).map_err(|_| "amount"),
        };
        if let Some(cents) = read(Column::Amount)? {
            let out = self
                .cell(row, Column::Direction)
                .is_some_and(|text| matches!(fold(text).as_str(), "d" | "debit" | "sortie"));
            return Ok(if out { cents.saturating_abs().saturating_neg() } else { cents });
        }
        match (read(Column::Debit)?, read(Column::Credit)?) {
            (Some(debit), None | Some(0)) => Ok(debit.saturating_abs().saturating_neg()),
            (None | Some(0), Some(credit)) => Ok(credit.saturating_abs()),
            _ => Err("amount"),
        }
    }
}

/// Reads a table of movements.
pub(crate) fn read(text: &str) -> Result<StatementFile, ReadError> {
    let (delimiter, layout, body_from) = header(text).ok_or(ReadError::Unknown)?;
    let mut statement = Statement { iban: iban_above(text), ..Statement::default() };
    let mut file = StatementFile { format: "csv", ..StatementFile::default() };
    let mut keys: HashMap<String, u32> = HashMap::new();
    let mut body = rows(text, delimiter);
    let mut row = csv::StringRecord::new();
    let mut place = 0_usize;
    loop {
        match body.read_record(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(_) => return Err(ReadError::Damaged { at: body.position().byte() }),
        }
        place = place.saturating_add(1);
        if place <= body_from || row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if statement.entries.len() >= ENTRIES_MAX {
            return Err(ReadError::TooLarge);
        }
        let line = row.position().map_or(0, csv::Position::line);
        match entry(&layout, &row) {
            Ok(mut entry) => {
                entry.key = unique(&mut keys, entry.key);
                statement.entries.push(entry);
            }
            Err(_) if file.problems.len() >= PROBLEMS_MAX => {}
            Err(why) => file.problems.push((line, why)),
        }
    }
    if statement.entries.is_empty() {
        return Err(ReadError::Empty);
    }
    statement.from_on = statement.entries.iter().map(|entry| entry.booked_on.clone()).min();
    statement.to_on = statement.entries.iter().map(|entry| entry.booked_on.clone()).max();
    file.statements.push(statement);
    Ok(file)
}

fn rows(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes())
}

/// The delimiter, the columns, and how many records stand up to and with the header.
fn header(text: &str) -> Option<(u8, Layout, usize)> {
    for delimiter in *b";\t,|" {
        let mut rows = rows(text, delimiter);
        let mut row = csv::StringRecord::new();
        for place in 1..=LINES_ABOVE_MAX {
            match rows.read_record(&mut row) {
                Ok(true) => {}
                Ok(false) | Err(_) => break,
            }
            if let Some(layout) = Layout::of(&row) {
                return Some((delimiter, layout, place));
            }
        }
    }
    None
}

/// The first IBAN that stands in the first lines, where the account is named.
fn iban_above(text: &str) -> Option<String> {
    text.lines().take(LINES_ABOVE_MAX).find_map(|line| {
        line.split([';', ',', '\t', '|', '"'])
            .filter(|cell| cell.len() < 60)
            .find_map(|cell| values::Iban::parse(cell).ok().map(|iban| iban.as_str().to_owned()))
    })
}

fn entry(layout: &Layout, row: &csv::StringRecord) -> Result<Entry, &'static str> {
    let day = |column| match layout.cell(row, column) {
        None => Ok(None),
        Some(text) => day(text).map(Some).ok_or("day"),
    };
    let booked_on = day(Column::Day)?.ok_or("day")?;
    let value_on = day(Column::ValueDay)?.unwrap_or_else(|| booked_on.clone());
    let cents = layout.cents(row)?;
    let label = layout.label(row);
    let currency = layout.cell(row, Column::Currency).unwrap_or("EUR").to_ascii_uppercase();
    let detail = Detail {
        cents: Some(cents),
        name: layout.cell(row, Column::Name).map(str::to_owned),
        reference: layout.cell(row, Column::Reference).map(str::to_owned),
        text: (!label.is_empty()).then(|| label.clone()),
        ..Detail::default()
    };
    Ok(Entry {
        key: key_of(&booked_on, cents, &label, Some(&detail)),
        kind: kind_of_words(&label, cents),
        booked: true,
        booked_on,
        value_on,
        cents,
        currency: if currency == "€" { "EUR".to_owned() } else { currency },
        fee_cents: 0,
        reversal: false,
        label,
        batch: None,
        batch_count: None,
        details: vec![detail],
    })
}

/// A day of a statement: of this century, day before month unless it is written as ISO.
fn day(text: &str) -> Option<String> {
    let latest = values::Day::new(2099, 12, 31).ok()?;
    let text = text.split_whitespace().next()?;
    match parse_day(text, Order::DayFirst, latest).ok()? {
        PartialDay::Day(day) => Some(day.to_string()),
        PartialDay::Month { .. } | PartialDay::Year(_) => None,
    }
}

/// Words by which banks label movements, the telling ones first.
const KINDS: &[(&[&str], Kind)] = &[
    (
        &["prlv impaye", "prelevement impaye", "prelevements impayes", "impaye prlv"],
        Kind::DebitReturned,
    ),
    (
        &["rejet prlv", "rejet prelevement", "prlv rejete", "retour prlv", "retour prelevement"],
        Kind::DebitReturned,
    ),
    (
        &["cheque impaye", "chq impaye", "rejet cheque", "rejet chq", "impaye chq"],
        Kind::ChequeReturned,
    ),
    (&["remise prelevement", "remise prlv", "rem prlv", "remise de prelevement"], Kind::DebitsIn),
    (&["remise cheque", "remise chq", "rem chq", "remise de cheque"], Kind::Cheques),
    (&["versement especes", "vers especes", "depot especes", "remise especes"], Kind::Cash),
    (
        &[
            "reglement cartes",
            "remise carte",
            "remise cb",
            "stripe",
            "helloasso",
            "mollie",
            "sumup",
        ],
        Kind::Cards,
    ),
];

/// What a movement is by the words of its label; fees only leave an account.
pub(crate) fn kind_of_words(label: &str, cents: i64) -> Kind {
    let folded = fold(label);
    for (words, kind) in KINDS {
        let incoming = matches!(kind, Kind::DebitsIn | Kind::Cheques | Kind::Cash | Kind::Cards);
        let agrees = if incoming { cents > 0 } else { cents < 0 };
        if agrees && words.iter().any(|word| folded.contains(word)) {
            return *kind;
        }
    }
    let begins = |words: &[&str]| words.iter().any(|word| folded.starts_with(word));
    let holds = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    if cents < 0
        && (begins(&["frais", "commission", "cotis", "agios"]) || holds(&["tenue de compte"]))
    {
        return Kind::Fee;
    }
    let transfer = begins(&["vir ", "virement", "virt "]) || holds(&[" vir ", " virement "]);
    match (transfer, cents >= 0) {
        (true, true) => Kind::TransferIn,
        (true, false) => Kind::TransferOut,
        (false, _) => Kind::Other,
    }
}
