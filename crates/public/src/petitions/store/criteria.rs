//! What segments ask of signatures, as SQL, and what lists show.

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;

use crate::column::ReadCells;
use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::org::Scope;
use crate::people;

type Found = Result<Option<Leaf>>;

const SIGNATURE: Leaf = Leaf::of("signature x", "x.person");
/// Most petitions that a segment may choose from.
const PETITIONS_MAX: i64 = 200;

/// Who signed something, within so many days.
pub(in crate::petitions) fn signed(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let today = tx.now().day();
    let leaf = SIGNATURE
        .sql("x.struck_at is null")
        .day("x.signed_on", Sign::AtMost, today.to_string())
        .at_least(*times);
    Ok(Some(match days {
        Some(days) => {
            let since = today.saturating_sub(days.days()).to_string();
            leaf.day("x.signed_on", Sign::AtLeast, since)
        }
        None => leaf,
    }))
}

/// Who signed one petition.
pub(in crate::petitions) fn petition(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Some(id) = asked.value() else { return Ok(None) };
    Ok(Some(SIGNATURE.sql("x.struck_at is null and x.petition =").text(id)))
}

/// The petitions that a scope may ask for: those that everybody may read.
pub(in crate::petitions) fn petitions(
    tx: &mut Tx<'_>,
    _: &Scope,
    _: &Speaker<'_>,
) -> Result<Vec<Answer>> {
    let sql = "select p.id, p.title from petition p
               where exists (select 1 from petition_fact f where f.petition = p.id
                and f.kind = 'opened') order by p.created_at desc, p.id limit $1";
    let rows: Vec<(String, String)> = tx.rows(sql, &[&PETITIONS_MAX])?;
    Ok(rows.into_iter().map(|(id, title)| Answer::new(id, title)).collect())
}

/// When people last signed.
pub(in crate::petitions) const LAST: ReadCells = |tx, _, _, people| {
    let sql = "select person, max(signed_on) from signature where struck_at is null
               and person in";
    people::cells_of(tx, sql, "group by person", people)
};
