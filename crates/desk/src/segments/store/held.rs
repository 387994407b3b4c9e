//! How lists and draws leave with a person, forget them, and follow a merged record.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::Moment;

use crate::org::PersonId;

/// Most lists and draws handed out of one record.
const EXPORT_MAX: i64 = 10_000;

/// The lists that a person is on and the draws that fell on them.
///
/// # Errors
/// A fault from the database.
pub fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    type Row = (String, String, String, Moment);
    let lists: Vec<Row> = tx.rows(
        "select l.name, l.reason, u.name, e.added_at from people_list_entry e
         join people_list l on l.id = e.list join unit u on u.id = l.unit
         where e.person = $1 order by e.added_at, l.id limit $2",
        &[person, &EXPORT_MAX],
    )?;
    let draws: Vec<(i64, String, String, Moment)> = tx.rows(
        "select e.place, d.reason, u.name, d.drawn_at from draw_entry e
         join draw d on d.id = e.draw join unit u on u.id = d.unit
         where e.person = $1 order by d.drawn_at, d.id limit $2",
        &[person, &EXPORT_MAX],
    )?;
    let list = |(name, reason, unit, since): Row| {
        let since = since.rfc3339();
        serde_json::json!({ "list": name, "for": reason, "unit": unit, "since": since })
    };
    let draw = |(place, reason, unit, at): (i64, String, String, Moment)| {
        let at = at.rfc3339();
        serde_json::json!({ "place": place, "for": reason, "unit": unit, "at": at })
    };
    Ok(serde_json::json!({
        "lists": lists.into_iter().map(list).collect::<Vec<_>>(),
        "draws": draws.into_iter().map(draw).collect::<Vec<_>>(),
    }))
}

/// Takes a person off every list and out of every draw; a draw keeps their place empty.
///
/// # Errors
/// A fault from the database.
pub fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from people_list_entry where person = $1", &[person])?;
    tx.exec("delete from draw_entry where person = $1", &[person]).map(drop)
}

/// Puts `into` where `from` was, unless they were there already.
///
/// # Errors
/// A fault from the database.
pub fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec(
        "update people_list_entry set person = $2 where person = $1 and not exists (
           select 1 from people_list_entry o where o.person = $2
           and o.list = people_list_entry.list)",
        &[from, into],
    )?;
    tx.exec(
        "update draw_entry set person = $2 where person = $1 and not exists (
           select 1 from draw_entry o where o.person = $2 and o.draw = draw_entry.draw)",
        &[from, into],
    )?;
    erase(tx, from)
}
