//! What segments ask of answers to events, as SQL, and what lists show.

use jiff::ToSpan as _;
use kernel::Result;
use kernel::db::Tx;

use crate::column::ReadCells;
use crate::criterion::{Answer, Asked, Leaf, Sign, Speaker, Test};
use crate::org::Scope;
use crate::people;

type Found = Result<Option<Leaf>>;

const REGISTRATION: Leaf = Leaf::of("registration x", "x.person");
/// Most events that a segment may choose from.
const EVENTS_MAX: i64 = 200;

/// Answers of which the SQL holds, to events of the last days.
fn recent(tx: &mut Tx<'_>, asked: &Asked<'_>, sql: &'static str) -> Found {
    let Test::Recent { days, times } = asked.test else { return Ok(None) };
    let today = tx.now().day();
    let leaf = REGISTRATION.sql(sql).at_least(*times);
    Ok(Some(match days {
        Some(days) => {
            let since = today.saturating_sub(days.days()).to_string();
            leaf.day("x.on_day", Sign::AtLeast, since)
        }
        None => leaf,
    }))
}

/// Who is or was registered to an event, to come or of the last days.
pub(in crate::events) fn registered(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    recent(tx, asked, "x.cancelled_at is null")
}

/// Who came.
pub(in crate::events) fn came(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    recent(tx, asked, "x.cancelled_at is null and x.came_at is not null")
}

/// Who was awaited and did not come.
pub(in crate::events) fn missed(tx: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    recent(tx, asked, "x.cancelled_at is null and x.absent_at is not null")
}

/// Who is registered to one event.
pub(in crate::events) fn event(_: &mut Tx<'_>, _: &Scope, asked: &Asked<'_>) -> Found {
    let Some(id) = asked.value() else { return Ok(None) };
    Ok(Some(REGISTRATION.sql("x.cancelled_at is null and x.event =").text(id)))
}

/// The events that a scope may ask for: its own that were opened, the latest first.
pub(in crate::events) fn events(
    tx: &mut Tx<'_>,
    scope: &Scope,
    _: &Speaker<'_>,
) -> Result<Vec<Answer>> {
    let sql = "select e.id, e.title, e.starts_at from event e
               where e.unit in (select unit from unit_above where above = $1)
               and exists (select 1 from event_fact f where f.event = e.id and f.kind = 'opened')
               order by e.starts_at desc, e.id limit $2";
    let rows: Vec<(String, String, kernel::time::Moment)> =
        tx.rows(sql, &[scope.unit(), &EVENTS_MAX])?;
    let answer = |(id, title, at): (String, String, kernel::time::Moment)| {
        Answer::new(id, format!("{title} ({})", at.day_text()))
    };
    Ok(rows.into_iter().map(answer).collect())
}

/// When people last came.
pub(in crate::events) const LAST: ReadCells = |tx, _, _, people| {
    let sql = "select person, max(on_day) from registration where came_at is not null
               and cancelled_at is null and person in";
    people::cells_of(tx, sql, "group by person", people)
};
