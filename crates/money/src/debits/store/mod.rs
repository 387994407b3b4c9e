//! Mandates, collections, bank files and movements in the database.

mod apply;
mod batches;
mod book;
mod by_hand;
mod candidates;
mod entries;
mod gifts;
mod held;
mod keep;
mod letters;
mod mandates;
mod paper;
mod sign;

use kernel::Result;
use kernel::db::Tx;

use crate::ledger::CollectorId;
use crate::org::{Office, PersonId, Scope, UnitId};

pub(super) use apply::{Choice, confirm, confirm_sure};
pub(super) use batches::{
    Batch, Line, Made, batch, batches_of, collection_of, debits_of, faults_of_lines, line_of,
    lines_of, make, notice_of, noticed, send, withdraw,
};
pub(super) use book::book_of;
pub(super) use by_hand::{open_calls, reopen};
pub(super) use candidates::{candidates, leave, retry};
pub(super) use entries::{
    CallFound, Entry, Spot, calls_of, count_open, count_waiting, entries_of, entry, file_known,
    files_of, keep_refusals, open_file, open_sure, read_whole, waiting_of,
};
pub use gifts::{GiftMandate, NewGiftMandate, change_gift, end_gift, gift_mandate, sign_gift};
pub(super) use held::HELD;
pub(super) use keep::keep_entries;
pub(super) use letters::{NoticeLetter, letters_of, letters_printed};
pub(super) use mandates::{
    Mandate, MandateFact, NewMandate, add_fact, amend, decide, demo_people, facts_of, gone,
    keep_scan, make_mandate, mandate_in, mandates_in, mandates_of, scan_of, tell, told_of,
};
pub(super) use paper::find_person;
pub(super) use sign::{hash, link_of, make_link, own_mandate, sign};

/// Who does something: an officer at work, the person themselves, or the house.
#[derive(Debug, Clone)]
pub(super) struct Hand {
    /// Under which mandate; none for the person themselves and for the house.
    pub office: Option<Office>,
    /// Who.
    pub person: Option<PersonId>,
    /// Their name, which the trace copies.
    pub name: String,
}

/// The units that a collector serves today.
pub(super) fn units_served(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<UnitId>> {
    let today = tx.now().day_text();
    let sql = "select unit from collector_unit where collector = $1 and from_on <= $2
               and (to_on is null or to_on >= $2) order by unit";
    let rows: Vec<(UnitId,)> = tx.rows(sql, &[collector, &today])?;
    Ok(rows.into_iter().map(|(unit,)| unit).collect())
}

/// Whether all units that a collector serves today lie within a scope.
pub(super) fn serves_within(
    tx: &mut Tx<'_>,
    scope: &Scope,
    collector: &CollectorId,
    today: &str,
) -> Result<bool> {
    let sql = "select count(*), cast(coalesce(sum(case when a.unit is null then 0 else 1 end), 0)
               as bigint)
               from collector_unit c
               left join unit_above a on a.unit = c.unit and a.above = $1
               where c.collector = $2 and c.from_on <= $3 and (c.to_on is null or c.to_on >= $3)";
    let found: Option<(i64, i64)> = tx.row(sql, &[scope.unit(), collector, &today])?;
    Ok(found.is_some_and(|(all, within)| all > 0 && all == within))
}
