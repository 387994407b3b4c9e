//! Reads single cells into the values that records keep.

use values::cell::{says_none, trimmed};
use values::{Day, Order, PartialDay};

use crate::imports::rules::known::Origin;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::FieldKind;

/// Most characters kept of a cell that is no note.
pub(super) const TEXT_CHARS_MAX: usize = 500;
/// Most characters kept of a note.
pub(super) const NOTE_CHARS_MAX: usize = 10_000;

/// The text of a one-line cell; nothing when the cell says that there is nothing.
pub(super) fn text(cell: &str) -> Result<Option<String>, What> {
    let cell = trimmed(cell);
    if cell.is_empty() || says_none(cell) {
        return Ok(None);
    }
    if cell.chars().count() > TEXT_CHARS_MAX {
        return Err(What::CellTooLong);
    }
    Ok(Some(cell.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The text of a note, lines kept.
pub(super) fn note(cell: &str) -> Result<Option<String>, What> {
    let cell = trimmed(cell);
    if cell.chars().count() > NOTE_CHARS_MAX {
        return Err(What::CellTooLong);
    }
    Ok(Some(cell.replace("\r\n", "\n")).filter(|text| !text.is_empty()))
}

/// A birth day: ISO text, or a year.
pub(super) fn birth_day(cell: &str, order: Order, today: Day) -> Result<Option<String>, What> {
    if trimmed(cell).is_empty() || says_none(cell) {
        return Ok(None);
    }
    match values::parse_birth_day(cell, order, today) {
        Ok(PartialDay::Day(day)) => Ok(Some(day.to_string())),
        Ok(part) => Ok(Some(format!("{:04}", part.year()))),
        Err(_) => Err(What::BirthDay),
    }
}

/// A birth day of which nothing less than the whole day counts.
pub(super) fn whole_birth_day(
    cell: &str,
    order: Order,
    today: Day,
) -> Result<Option<String>, What> {
    match birth_day(cell, order, today)? {
        Some(day) if day.len() < 10 => Err(What::BirthDay),
        day => Ok(day),
    }
}

/// A dated fact: a year or a month alone counts from its first day.
pub(super) fn fact_day(cell: &str, order: Order, today: Day) -> Result<Option<String>, What> {
    if trimmed(cell).is_empty() || says_none(cell) {
        return Ok(None);
    }
    match values::parse_day(cell, order, today) {
        Ok(day) => {
            let text = day.to_string();
            let rest = "0000-01-01".get(text.len()..).unwrap_or_default();
            Ok(Some(format!("{text}{rest}")))
        }
        Err(_) => Err(What::Day),
    }
}

/// The value of a custom field.
pub(super) fn field(
    cell: &str,
    kind: FieldKind,
    order: Order,
    today: Day,
) -> Result<Option<String>, What> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Ok(None);
    }
    match kind {
        FieldKind::Text => text(cell),
        FieldKind::YesNo => match values::yes_no(cell) {
            Ok(yes) => Ok(Some(if yes { "yes" } else { "no" }.to_owned())),
            Err(_) => Err(What::YesNo),
        },
        FieldKind::Money => match values::parse_cents(cell) {
            Ok(cents) => Ok(Some(cents.to_string())),
            Err(_) if says_none(cell) => Ok(None),
            Err(_) => Err(What::Amount),
        },
        FieldKind::Day => fact_day(cell, order, today),
        FieldKind::Month => month(cell),
        FieldKind::PaymentMode => Ok(Some(payment_mode(cell))),
        FieldKind::Iban => match values::Iban::parse(cell) {
            Ok(iban) => Ok(Some(iban.as_str().to_owned())),
            Err(_) if says_none(cell) => Ok(None),
            Err(_) => Err(What::Iban),
        },
    }
}

/// A month of dues: settled (`oui`), exempt (`exo`), an amount, or nothing.
fn month(cell: &str) -> Result<Option<String>, What> {
    let folded = values::fold(cell);
    match folded.as_str() {
        "x" | "oui" | "1" | "ok" => return Ok(Some("oui".to_owned())),
        "" if cell == "-" || cell == "–" => return Ok(None),
        "non" | "0" => return Ok(None),
        _ if folded.starts_with("exo") => return Ok(Some("exo".to_owned())),
        _ => {}
    }
    match values::parse_cents(cell) {
        Ok(0) => Ok(None),
        Ok(cents) if cents > 0 => Ok(Some(format!("{}.{:02}", cents / 100, cents % 100))),
        _ => Err(What::Month),
    }
}

/// How somebody pays, by the words people use for it; unknown words stay as typed.
fn payment_mode(cell: &str) -> String {
    const MODES: [(&str, &[&str]); 5] = [
        ("carte bancaire", &["cb", "carte", "carte bancaire", "carte bleue", "card"]),
        ("chèque", &["chq", "cheque", "ch", "check"]),
        ("espèces", &["esp", "especes", "liquide", "cash"]),
        (
            "prélèvement",
            &["prlv", "prelevement", "prelevt", "prelevement auto", "prelevement automatique"],
        ),
        ("virement", &["vir", "virement", "virt", "transfer"]),
    ];
    let folded = values::fold(cell);
    let known = MODES.iter().find(|(_, words)| words.contains(&folded.as_str()));
    known.map_or_else(|| cell.chars().take(60).collect(), |(mode, _)| (*mode).to_owned())
}

/// What a word says of somebody's membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// A member.
    Member,
    /// Was one.
    Former,
    /// Says nothing, or something else.
    Other,
}

/// Reads a cell of a status column.
pub(super) fn standing(cell: &str, origin: Origin) -> Standing {
    let folded = values::fold(cell);
    let has = |words: &[&str]| words.iter().any(|word| folded.split(' ').any(|it| it == *word));
    if origin == Origin::HelloAsso {
        return if folded == "valide" { Standing::Member } else { Standing::Other };
    }
    if has(&["ancien", "anciens", "ancienne", "former", "demissionnaire", "radie", "radiee"]) {
        return Standing::Former;
    }
    let roles = ["president", "presidente", "secretaire", "tresorier", "tresoriere"];
    let words = ["membre", "membres", "adherent", "adherents", "adherente", "member", "members"];
    if has(&["non", "not", "pas"]) {
        return Standing::Other;
    }
    if has(&words) || has(&roles) || has(&["administrateurs", "administrateur"]) {
        return Standing::Member;
    }
    Standing::Other
}

/// A country as ISO 3166-1 alpha-2; empty for France and for what is not known.
pub(super) fn country(cell: &str) -> String {
    const NAMES: [(&str, &str); 14] = [
        ("allemagne", "DE"),
        ("germany", "DE"),
        ("belgique", "BE"),
        ("belgium", "BE"),
        ("suisse", "CH"),
        ("switzerland", "CH"),
        ("espagne", "ES"),
        ("spain", "ES"),
        ("italie", "IT"),
        ("luxembourg", "LU"),
        ("portugal", "PT"),
        ("maroc", "MA"),
        ("algerie", "DZ"),
        ("tunisie", "TN"),
    ];
    let folded = values::fold(cell);
    let two_letters = folded.len() == 2 && folded.bytes().all(|byte| byte.is_ascii_lowercase());
    match folded.as_str() {
        "france" | "fr" | "" => String::new(),
        _ if two_letters => folded.to_uppercase(),
        _ => {
            let known = NAMES.iter().find(|(name, _)| *name == folded);
            known.map_or_else(String::new, |(_, code)| (*code).to_owned())
        }
    }
}

/// A language as ISO 639-1: `fr_FR` is `fr`.
pub(super) fn language(cell: &str) -> Option<String> {
    let folded = values::fold(cell);
    let first = folded.split(' ').next().unwrap_or_default();
    let code = match first {
        "francais" | "french" => "fr",
        "anglais" | "english" => "en",
        other => other,
    };
    let valid = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase());
    valid.then(|| code.to_owned())
}

/// `Mr`, `M` and `MME` as letters write them.
pub(super) fn standard_title(typed: &str) -> String {
    match values::fold(typed).as_str() {
        "m" | "mr" | "monsieur" => "M.".to_owned(),
        "mme" | "mrs" | "madame" | "mlle" | "mademoiselle" | "ms" => "Mme".to_owned(),
        _ => typed.chars().take(40).collect(),
    }
}
