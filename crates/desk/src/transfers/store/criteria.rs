//! The SQL of what segments and lists ask of transfers.

use kernel::Result;
use kernel::db::{Cell, Tx};
use kernel::time::{DAY_MS, Moment};

use crate::column::ReadCells;
use crate::criterion::{Asked, Leaf, Sign, Test};
use crate::org::Scope;
use crate::people;

/// Who changed units, or began to belong to a further one, by a transfer that was agreed to.
pub fn transferred(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let since = days.map_or(0, |days| tx.now().plus_ms(-days.saturating_mul(DAY_MS)).0);
    let leaf = Leaf::of("transfer x", "x.person")
        .sql("x.person is not null and x.outcome in ('moved', 'joined')")
        .when("x.answered_at", Sign::AtLeast, Cell::Int(since))
        .at_least(*times);
    Ok(Some(leaf))
}

/// The day of the last transfer that was agreed to.
pub const LAST: ReadCells = |tx, _, _, people| {
    let sql = "select person, cast(max(answered_at) as text) from transfer
        where outcome in ('moved', 'joined') and person in";
    let rows = people::cells_of(tx, sql, "group by person", people)?;
    let day = |(person, at): (_, String)| Some((person, Moment(at.parse().ok()?).day_text()));
    Ok(rows.into_iter().filter_map(day).collect())
};
