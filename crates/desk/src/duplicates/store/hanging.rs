//! What hangs on a record, counted, for the screen that compares two.

use kernel::Result;
use kernel::db::Tx;

use crate::org::PersonId;

/// A kind of thing and how many of it hang on a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::duplicates) struct Hanging {
    /// The text key of its name.
    pub(in crate::duplicates) key: &'static str,
    /// How many.
    pub(in crate::duplicates) count: i64,
}

/// What hangs on a record.
///
/// # Errors
/// A fault from the database.
pub(in crate::duplicates) fn hanging(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Hanging>> {
    const COUNTS: [(&str, &str); 9] = [
        ("duplicates-hangs-notes", "select count(*) from person_note where person = $1"),
        ("duplicates-hangs-tasks", "select count(*) from person_task where person = $1"),
        ("duplicates-hangs-tags", "select count(*) from person_tag where person = $1"),
        ("duplicates-hangs-facts", "select count(*) from relation_fact where person = $1"),
        ("duplicates-hangs-consents", "select count(*) from consent_entry where person = $1"),
        ("duplicates-hangs-mandates", "select count(*) from mandate where person = $1"),
        ("duplicates-hangs-units", "select count(*) from belonging where person = $1"),
        ("duplicates-hangs-access", "select count(*) from access_line where person = $1"),
        ("duplicates-hangs-changes", "select count(*) from person_version where person = $1"),
    ];
    let mut hanging = Vec::new();
    for (key, sql) in COUNTS {
        hanging.push(Hanging { key, count: tx.one(sql, &[person])? });
    }
    Ok(hanging)
}
