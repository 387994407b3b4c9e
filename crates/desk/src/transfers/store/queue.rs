//! The queue of transfers: pages of each sort, what waits, and whom to tell of it.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;
use kernel::web::Cursor;

use crate::org::{PersonId, Scope, UnitId};
use crate::transfers::rules::Standing;
use crate::transfers::store::{COLUMNS, SIDES, Transfer};

/// Officers told by one turn of the job.
const TOLD_MAX: i64 = 200;

const KEEPS: &str = "exists (select 1 from unit_above k
    where k.unit = t.from_unit and k.above = $1)";
const RECEIVES: &str = "exists (select 1 from unit_above r
    where r.unit = t.to_unit and r.above = $1)";

/// The condition under which a transfer stands so for its reader, as the rules decide it: `$1`
/// is the unit of the scope.
fn stands(standing: Standing) -> String {
    let agreed = "coalesce(t.outcome, '') in ('moved', 'joined')";
    let seen = format!("(t.kind <> 'claim' or {KEEPS})");
    match standing {
        Standing::Received => {
            let asked =
                format!("((t.kind = 'claim' and {KEEPS}) or (t.kind <> 'claim' and {RECEIVES}))");
            format!("t.outcome is null and {asked}")
        }
        Standing::Sent => format!(
            "not {agreed} and ((t.kind = 'claim' and not {KEEPS} and {RECEIVES}
                 and t.wanted_email <> '')
             or (t.kind <> 'claim' and t.outcome is null and {KEEPS} and not {RECEIVES}))"
        ),
        Standing::Done => {
            format!("({KEEPS} or {RECEIVES}) and ({agreed} or ({seen} and t.outcome is not null))")
        }
        Standing::Hidden => "1 = 0".to_owned(),
    }
}

/// A page of the transfers that stand so for a scope, the newest first.
pub(in crate::transfers) fn page_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    standing: Standing,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Transfer>> {
    let at = after.and_then(|after| after.key.parse::<i64>().ok()).unwrap_or(i64::MAX);
    let id = after.map_or("", |after| after.id.as_str());
    let sql = format!(
        "select {COLUMNS}, {SIDES} from transfer t where {}
         and (t.asked_at, t.id) < ($2, $3) order by t.asked_at desc, t.id desc limit $4",
        stands(standing)
    );
    let mut found: Vec<Transfer> = tx.rows(&sql, &[scope.unit(), &at, &id, &limit])?;
    found.retain(|one| one.standing() == standing);
    Ok(found)
}

/// Where a transfer stands in its list.
pub(in crate::transfers) fn place_of(one: &Transfer) -> Cursor {
    Cursor { key: one.asked_at.0.to_string(), id: one.id.to_string() }
}

/// How many transfers wait for an answer of the scope's units.
///
/// # Errors
/// A fault from the database.
pub fn count_received(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = format!("select count(*) from transfer t where {}", stands(Standing::Received));
    tx.one(&sql, &[scope.unit()])
}

/// Officers, and the unit in which they work, of whom something waits that was asked since they
/// were told last, at least a day ago; they count as told now.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn to_tell(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, UnitId)>> {
    let now = tx.now();
    let (today, before) = (now.day_text(), now.plus_ms(-DAY_MS));
    let mut found: Vec<(PersonId, UnitId)> = tx.rows(
        "select distinct m.person, m.unit from transfer t join mandate m
         on m.unit = case when t.kind = 'claim' then t.from_unit else t.to_unit end
         left join transfer_told n on n.person = m.person
         where t.outcome is null and m.starts_on <= $1
         and (m.ends_on is null or m.ends_on >= $1)
         and t.asked_at >= coalesce(n.told_at, 0) and coalesce(n.told_at, 0) <= $2
         order by m.person, m.unit limit $3",
        &[&today, &before, &TOLD_MAX],
    )?;
    found.dedup_by(|one, other| one.0 == other.0);
    for (person, _) in &found {
        tx.exec(
            "insert into transfer_told (person, told_at) values ($1, $2)
             on conflict (person) do update set told_at = excluded.told_at",
            &[person, &now],
        )?;
    }
    Ok(found)
}

/// How many transfers wait for an answer of exactly this unit.
///
/// # Errors
/// A fault from the database.
pub(in crate::transfers) fn count_for_unit(tx: &mut Tx<'_>, unit: &UnitId) -> Result<i64> {
    let sql = "select count(*) from transfer t where t.outcome is null
               and case when t.kind = 'claim' then t.from_unit else t.to_unit end = $1";
    tx.one(sql, &[unit])
}
