//! The search through the whole file: block by block, in the order of indexes, a page at a time;
//! only records that share a key are read and compared.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use kernel::db::Db;
use serde::Serialize;

use crate::duplicates::rules::{Look, compare, is_exact, may_be_alike};
use crate::duplicates::store::{self, Block, BlockRow, NewPair};
use crate::duplicates::{RunId, store::add_pairs};
use crate::org::{PersonId, Scope};
use crate::people;

/// Records of one page of an index.
const PAGE_ROWS: usize = 4_000;
/// Pairs that are read and compared together.
const PAIRS_TOGETHER: usize = 400;
/// Pairs written by one transaction: a few milliseconds of the writer.
const PAIRS_WRITTEN: usize = 100;
/// Pairs deleted by one transaction.
const SWEPT: i64 = 500;

/// What a search found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(super) struct Found {
    /// Pairs compared.
    pub(super) compared: i64,
    /// Pairs proposed; one found by two keys counts twice.
    pub(super) proposed: i64,
    /// Keys that too many records share.
    pub(super) skipped: i64,
}

type PairIds = (PersonId, PersonId);

/// Searches the whole file; `tell` hears how many kinds of keys were looked through.
///
/// # Errors
/// A fault from the database; what was found until then stays proposed.
pub(super) fn find(db: &Db, run: &RunId, mut tell: impl FnMut(usize)) -> Result<Found> {
    let scope = db.read_now(Scope::of_the_house)?;
    let mut found = Found::default();
    for (done, block) in Block::ALL.into_iter().enumerate() {
        tell(done);
        look_through(db, &scope, run, block, &mut found)?;
    }
    loop {
        let run = run.clone();
        if db.write_now(move |tx| store::sweep(tx, &run, SWEPT))? == 0 {
            break;
        }
    }
    let run = run.clone();
    db.write_now(move |tx| store::close_run(tx, &run, found.proposed, found.skipped))?;
    tell(Block::ALL.len());
    Ok(found)
}

fn look_through(
    db: &Db,
    scope: &Scope,
    run: &RunId,
    block: Block,
    found: &mut Found,
) -> Result<()> {
    let mut after = String::new();
    let mut waiting: BTreeSet<PairIds> = BTreeSet::new();
    loop {
        let start = after.clone();
        let limit = i64::try_from(PAGE_ROWS)?;
        let mut rows = db.read_now(move |tx| store::block_page(tx, block, &start, limit))?;
        let full = rows.len() == PAGE_ROWS;
        let Some((last, ..)) = rows.last().cloned() else { break };
        let whole = rows.iter().position(|(key, ..)| *key == last).unwrap_or(0);
        if full && whole > 0 {
            // The last key goes on in the next page.
            rows.truncate(whole);
        }
        after = rows.last().map_or(last, |(key, ..)| key.clone());
        for group in rows.chunk_by(|one, other| one.0 == other.0).filter(|rows| rows.len() > 1) {
            if group.len() > block.records_max() {
                found.skipped += 1;
            } else {
                gather(block, group, &mut waiting);
            }
            if waiting.len() >= PAIRS_TOGETHER {
                judge(db, scope, run, &std::mem::take(&mut waiting), found)?;
            }
        }
        if !full {
            break;
        }
    }
    judge(db, scope, run, &waiting, found)
}

/// The pairs of a block that are worth reading.
fn gather(block: Block, group: &[BlockRow], waiting: &mut BTreeSet<PairIds>) {
    let known = |block: Block, key: &str| block != Block::Birth || key.len() == 10;
    if !group.iter().all(|(key, ..)| known(block, key)) {
        return;
    }
    for (index, (_, one, told)) in group.iter().enumerate() {
        for (_, other, their) in group.iter().skip(index + 1) {
            let worth = match block {
                Block::Email | Block::Phone | Block::Number => true,
                Block::Birth => may_be_alike(told, their),
                Block::Name => !told.is_empty() && told == their,
            };
            if worth && one < other {
                waiting.insert((one.clone(), other.clone()));
            } else if worth && other < one {
                waiting.insert((other.clone(), one.clone()));
            }
        }
    }
}

fn judge(
    db: &Db,
    scope: &Scope,
    run: &RunId,
    pairs: &BTreeSet<PairIds>,
    found: &mut Found,
) -> Result<()> {
    let pairs: Vec<&PairIds> = pairs.iter().collect();
    for some in pairs.chunks(PAIRS_TOGETHER) {
        let ids: BTreeSet<PersonId> =
            some.iter().flat_map(|(one, other)| [one.clone(), other.clone()]).collect();
        let ids: Vec<PersonId> = ids.into_iter().collect();
        let reach = scope.clone();
        let known = db.read_now(move |tx| people::read_many(tx, &reach, &ids))?;
        let looks: BTreeMap<PersonId, Look> =
            known.into_iter().map(|one| (one.id.clone(), Look::of(&one.id, &one.record))).collect();
        let mut new = Vec::new();
        for (one, other) in some {
            let (Some(one), Some(other)) = (looks.get(one), looks.get(other)) else { continue };
            found.compared += 1;
            new.extend(proposed(one, other)?);
        }
        found.proposed += i64::try_from(new.len())?;
        for some in new.chunks(PAIRS_WRITTEN) {
            let (run, some) = (run.clone(), some.to_vec());
            db.write_now(move |tx| add_pairs(tx, &run, &some))?;
        }
    }
    Ok(())
}

fn proposed(one: &Look, other: &Look) -> Result<Option<NewPair>> {
    let Some(likeness) = compare(one, other) else { return Ok(None) };
    Ok(Some(NewPair {
        one: one.id.clone(),
        other: other.id.clone(),
        score: likeness.score,
        level: likeness.level,
        reasons: serde_json::to_string(&likeness.reasons)?,
        exact: is_exact(one, other),
    }))
}
