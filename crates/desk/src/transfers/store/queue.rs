//! The queue of transfers: pages of each sort, what waits, and whom to tell of it.

use kernel::Result;
use kernel::db::Tx;
use kernel::web::Cursor;

use crate::org::Scope;
use crate::transfers::rules::Standing;
use crate::transfers::store::{COLUMNS, SIDES, Transfer};

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
