//! What several pages show of a membership: its stamps, its schedule.

use kernel::text::Language;
use serde::Serialize;

use super::{pick, typed_cents};
use crate::members::rules::{Row, Schedule};
use crate::members::store::{MembershipType, StampRow};

/// A stamp as it is shown.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Stamp {
    /// Number of the month, from 1; 0 for a whole period.
    month: i8,
    /// `2026-11` or `2026`.
    period: String,
    /// `paid`, `exempt`, `late`, `due` or `later`.
    state: &'static str,
    due_cents: i64,
    paid_cents: i64,
    due_on: String,
}

/// A stamp on a day.
pub(super) fn stamp(row: &StampRow, today: &str) -> Stamp {
    let is_paid = row.paid_cents >= row.due_cents;
    let state = match () {
        () if row.exempt => "exempt",
        () if is_paid => "paid",
        () if row.due_on.as_str() < today => "late",
        () if row.from_on.as_str() <= today => "due",
        () => "later",
    };
    let month = row.month.get(5..7).and_then(|month| month.parse().ok()).unwrap_or(0);
    Stamp {
        month,
        period: row.month.clone(),
        state,
        due_cents: row.due_cents,
        paid_cents: row.paid_cents,
        due_on: row.due_on.clone(),
    }
}

/// A schedule as it is shown.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Scale {
    kind: &'static str,
    rows: Vec<Row>,
    floor_cents: i64,
    ceiling_cents: i64,
    /// What is proposed before anything is known.
    least: String,
}

/// A schedule as it is shown.
pub(super) fn scale(schedule: &Schedule) -> Scale {
    Scale {
        kind: schedule.kind.name(),
        rows: schedule.table(),
        floor_cents: schedule.floor_cents,
        ceiling_cents: schedule.ceiling_cents,
        least: typed_cents(schedule.least()),
    }
}

/// A type as it is chosen.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Kind {
    pub(super) id: String,
    name: String,
    text: String,
}

/// A type as it is chosen.
pub(super) fn kind(language: Language, one: MembershipType) -> Kind {
    Kind {
        id: one.id.to_string(),
        name: pick(language, one.name_fr, one.name_en),
        text: pick(language, one.text_fr, one.text_en),
    }
}

/// Believable stamps of a year.
pub(super) fn sample_stamps() -> Vec<Stamp> {
    let states = ["paid", "paid", "exempt", "late", "due", "later"];
    let stamp = |(number, state): (i8, &&'static str)| Stamp {
        month: number,
        period: format!("2026-{number:02}"),
        state,
        due_cents: 1_000,
        paid_cents: if *state == "paid" { 1_000 } else { 0 },
        due_on: "2026-11-30".to_owned(),
    };
    (1..).zip(states.iter()).map(stamp).collect()
}

/// A believable type.
pub(super) fn sample_kind() -> Kind {
    Kind {
        id: "1".to_owned(), name: "Adhésion".to_owned(), text: "Pour tout le monde.".to_owned()
    }
}

/// A believable schedule.
pub(super) fn sample_scale() -> Scale {
    use crate::members::rules::{Kind, Step};
    let step = |from_cents, basis_points, cents| Step { from_cents, basis_points, cents };
    scale(&Schedule {
        kind: Kind::Percent,
        steps: vec![step(0, 0, 200), step(90_000, 40, 0), step(140_000, 100, 0)],
        floor_cents: 100,
        ceiling_cents: 0,
    })
}
