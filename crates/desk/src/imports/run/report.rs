//! What an import did, for the page, the command line and the file of errors.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::former::Tallies;
use crate::imports::rules::Problem;
use crate::imports::run::Batch;
use crate::imports::run::units::Learnt;
use crate::people::Change;

/// Most errors that a report holds; all of them are in the file of errors.
const ERRORS_MAX: usize = 20_000;
/// Most people whose changes a preview shows.
const SHOWN_MAX: usize = 50;

/// One person of a preview: which line, who, and what changes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct PreviewLine {
    /// Line of the file.
    pub line: u64,
    /// `created`, `updated` or `doubtful`.
    pub what: String,
    /// Name as the file says it.
    pub name: String,
    /// What changes in the record.
    pub changes: Vec<Change>,
    /// Single values that differ and stay ours.
    pub kept: Vec<String>,
}

/// Counts and errors of an import.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// Identifier of the import.
    pub import: String,
    /// Whether nothing was written.
    pub dry_run: bool,
    /// Whether somebody stopped it before its end.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub stopped: bool,
    /// Rows of the table, totals and closing lines left out.
    pub rows: u64,
    /// People created.
    pub created: u64,
    /// Rows that changed somebody.
    pub updated: u64,
    /// Rows that said nothing new.
    pub unchanged: u64,
    /// Rows that wait for a person's decision.
    pub doubtful: u64,
    /// Rows that could not be kept.
    pub refused: u64,
    /// Lines that are no row: totals, closing sentences.
    pub passed: u64,
    /// Rows of which a single value differs from ours, which was kept.
    pub kept_ours: u64,
    /// Names of columns that were refused.
    pub refused_columns: Vec<String>,
    /// How many filled cells of each were left out.
    pub refused_cells: BTreeMap<String, u64>,
    /// Units named in the file that nobody knows, with the number of rows.
    pub unknown_units: BTreeMap<String, u64>,
    /// Units that were made.
    pub created_units: Vec<String>,
    /// What rows say of agreements and refusals in an earlier program, in rows.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub wishes: BTreeMap<String, u64>,
    /// What was kept as history of an earlier program.
    pub past: Option<Tallies>,
    /// What was wrong, at most so many.
    pub errors: Vec<Problem>,
    /// How many errors there were in all.
    pub problems: u64,
    /// What a preview shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preview: Vec<PreviewLine>,
}

/// What one batch did.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) created: u64,
    pub(super) updated: u64,
    pub(super) unchanged: u64,
    pub(super) doubtful: u64,
    pub(super) refused: u64,
    pub(super) kept_ours: u64,
    pub(super) problems: Vec<Problem>,
    pub(super) preview: Vec<PreviewLine>,
    pub(super) learnt: Learnt,
}

impl Report {
    pub(super) fn add(&mut self, batch: &Batch) {
        self.rows += batch.rows;
        self.refused += batch.refused;
        self.passed += batch.passed;
        for (column, cells) in &batch.refused_cells {
            *self.refused_cells.entry(column.clone()).or_default() += cells;
        }
        for (wish, rows) in &batch.wishes {
            *self.wishes.entry(wish.clone()).or_default() += rows;
        }
        self.tell(&batch.problems);
    }

    pub(super) fn take(&mut self, done: Done) -> Learnt {
        self.created += done.created;
        self.updated += done.updated;
        self.unchanged += done.unchanged;
        self.doubtful += done.doubtful;
        self.refused += done.refused;
        self.kept_ours += done.kept_ours;
        self.tell(&done.problems);
        for kind in ["created", "updated", "doubtful"] {
            let shown = self.preview.iter().filter(|line| line.what == kind).count();
            let more = done.preview.iter().filter(|line| line.what == kind);
            self.preview.extend(more.take(SHOWN_MAX.saturating_sub(shown)).cloned());
        }
        for name in &done.learnt.unknown {
            *self.unknown_units.entry(name.clone()).or_default() += 1;
        }
        for name in &done.learnt.created {
            // A trial makes none: each further way to write a name would make it again.
            let key = crate::org::unit_key(name);
            if !self.created_units.iter().any(|known| crate::org::unit_key(known) == key) {
                self.created_units.push(name.clone());
            }
        }
        done.learnt
    }

    pub(super) fn tell(&mut self, problems: &[Problem]) {
        self.problems += u64::try_from(problems.len()).unwrap_or(0);
        let room = ERRORS_MAX.saturating_sub(self.errors.len());
        self.errors.extend(problems.iter().take(room).cloned());
    }
}
