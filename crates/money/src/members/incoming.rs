//! The columns of members' files that this room understands: the dues of a month, and twelve
//! months of stamps.

use crate::feature::{Incoming, IncomingColumn, Said};
use crate::members::store;

/// What somebody pays each month.
pub(super) const DUES: &str = "members.dues";

/// What this room understands of files.
pub(super) static INCOMING: Incoming = Incoming {
    columns: &[
        IncomingColumn {
            name: DUES,
            label: "members-column-dues",
            headers: &["cotisation", "cotisation mensuelle", "montant cotisation", "dues"],
            read: dues,
        },
        month("members.month-01", "members-column-01", &["janv", "janvier", "jan", "january"]),
        month("members.month-02", "members-column-02", &["fevr", "fev", "fevrier", "february"]),
        month("members.month-03", "members-column-03", &["mars", "march"]),
        month("members.month-04", "members-column-04", &["avr", "avril", "april"]),
        month("members.month-05", "members-column-05", &["mai", "may"]),
        month("members.month-06", "members-column-06", &["juin", "june"]),
        month("members.month-07", "members-column-07", &["juil", "juillet", "july"]),
        month("members.month-08", "members-column-08", &["aout", "august"]),
        month("members.month-09", "members-column-09", &["sept", "septembre", "september"]),
        month("members.month-10", "members-column-10", &["oct", "octobre", "october"]),
        month("members.month-11", "members-column-11", &["nov", "novembre", "november"]),
        month("members.month-12", "members-column-12", &["dec", "decembre", "december"]),
    ],
    write: |tx, row| store::bring_stamps(tx, row).map(|()| Vec::new()),
    take_back: store::take_back,
    holds: store::holds,
};

const fn month(
    name: &'static str,
    label: &'static str,
    headers: &'static [&'static str],
) -> IncomingColumn {
    IncomingColumn { name, label, headers, read: stamp }
}

/// The name of a month's column, from 1.
pub(super) const fn month_name(number: usize) -> &'static str {
    match number {
        1 => "members.month-01",
        2 => "members.month-02",
        3 => "members.month-03",
        4 => "members.month-04",
        5 => "members.month-05",
        6 => "members.month-06",
        7 => "members.month-07",
        8 => "members.month-08",
        9 => "members.month-09",
        10 => "members.month-10",
        11 => "members.month-11",
        _ => "members.month-12",
    }
}

/// An amount in cents, whatever stands behind it: `12,50 €/mois`.
fn dues(cell: &str) -> Said {
    let amount = cell.split('/').next().unwrap_or(cell);
    let amount = amount.trim().trim_end_matches("euros").trim_end_matches("par mois").trim();
    match values::parse_cents(amount) {
        Ok(0) => Said::Nothing,
        Ok(cents) if cents > 0 => Said::Something(cents.to_string()),
        _ if matches!(values::fold(cell).as_str(), "neant" | "aucune" | "aucun") => Said::Nothing,
        _ => Said::Unclear,
    }
}

/// A month: `settled`, `exempt`, or the cents that came in for it.
fn stamp(cell: &str) -> Said {
    let folded = values::fold(cell);
    match folded.as_str() {
        "x" | "oui" | "1" | "ok" | "yes" => return Said::Something("settled".to_owned()),
        "non" | "0" | "no" => return Said::Nothing,
        "" if matches!(cell.trim(), "-" | "–" | "—") => return Said::Nothing,
        _ if folded.starts_with("exo") || folded.starts_with("exempt") => {
            return Said::Something("exempt".to_owned());
        }
        _ => {}
    }
    match values::parse_cents(cell) {
        Ok(0) => Said::Nothing,
        Ok(cents) if cents > 0 => Said::Something(cents.to_string()),
        _ => Said::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn something(text: &str) -> Said {
        Said::Something(text.to_owned())
    }

    #[test]
    fn cells_of_months_and_dues_are_read_as_people_write_them() {
        assert_eq!(stamp("X"), something("settled"));
        assert_eq!(stamp("exonéré"), something("exempt"));
        assert_eq!(stamp("12,50 €"), something("1250"));
        assert_eq!(stamp("-"), Said::Nothing);
        assert_eq!(stamp("?"), Said::Unclear);
        assert_eq!(stamp("promis"), Said::Unclear);
        assert_eq!(dues("12,50 €/mois"), something("1250"));
        assert_eq!(dues("5.00/mois"), something("500"));
        assert_eq!(dues("30,00 euros"), something("3000"));
        assert_eq!(dues("selon"), Said::Unclear);
    }
}
