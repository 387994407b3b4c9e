//! Shifts: what an event needs hands for, and who takes which.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};

use crate::events::rules::ShiftDraft;
use crate::events::store::registrations::{HALVES, halves, lock};
use crate::events::{EventId, RegistrationId, ShiftId};

row! {
    /// A shift, and how many took it.
    #[derive(Debug, Clone)]
    pub struct Shift {
        /// Its identifier.
        pub id: ShiftId,
        /// What is done.
        pub label: String,
        /// From when.
        pub starts_at: Moment,
        /// Until when.
        pub ends_at: Moment,
        /// How many it needs.
        pub needed: i64,
        /// How many took it.
        pub taken: i64,
    }
}

impl Shift {
    /// Whether nobody more is needed.
    pub(in crate::events) const fn is_full(&self) -> bool {
        self.taken >= self.needed
    }
}

/// Most shifts of an event.
const SHIFTS_MAX: i64 = 100;

/// The shifts of an event, in their order.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn shifts_of(tx: &mut Tx<'_>, event: &EventId) -> Result<Vec<Shift>> {
    let sql = "select s.id, s.label, s.starts_at, s.ends_at, s.needed,
               (with recursive up (id, further) as (
                 select r.id, r.merged_into from registration_shift t
                 join registration r on r.id = t.registration where t.shift = s.id
                 union select m.id, m.merged_into from up u
                 join registration m on m.id = u.further)
                select count(*) from up where further is null)
               from event_shift s where s.event = $1 order by s.starts_at, s.label, s.id limit $2";
    tx.rows(sql, &[event, &SHIFTS_MAX])
}

/// Adds a shift, unless there are too many.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn add_shift(
    tx: &mut Tx<'_>,
    event: &EventId,
    draft: &ShiftDraft,
) -> Result<()> {
    let id: ShiftId = tx.fresh();
    let sql = "insert into event_shift (id, event, label, starts_at, ends_at, needed)
               select $1, $2, $3, cast($4 as bigint), cast($5 as bigint), cast($6 as bigint)
               where (select count(*) from event_shift where event = $2) < cast($7 as bigint)";
    let args: [&dyn kernel::db::Arg; 7] =
        [&id, event, &draft.label, &draft.starts_at, &draft.ends_at, &draft.needed, &SHIFTS_MAX];
    tx.exec(sql, &args).map(drop)
}

/// Takes a shift away that nobody took; false when somebody did.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn drop_shift(
    tx: &mut Tx<'_>,
    event: &EventId,
    shift: &ShiftId,
) -> Result<bool> {
    lock(tx, event)?;
    let sql = "delete from event_shift where id = $1 and event = $2
               and not exists (select 1 from registration_shift t where t.shift = $1)";
    Ok(tx.exec(sql, &[shift, event])? == 1)
}

/// The shifts that somebody took.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn chosen_by(
    tx: &mut Tx<'_>,
    registration: &RegistrationId,
) -> Result<Vec<String>> {
    let sql = format!(
        "{HALVES} select distinct t.shift from half h
         join registration_shift t on t.registration = h.id"
    );
    Ok(tx.rows::<(String,)>(&sql, &[registration])?.into_iter().map(|(shift,)| shift).collect())
}

/// Gives somebody the shifts that they chose and no others, as far as each still needs hands; the
/// labels of those that were full. The event's turn is taken here.
///
/// # Errors
/// A fault from the database.
pub(in crate::events) fn choose(
    tx: &mut Tx<'_>,
    event: &EventId,
    registration: &RegistrationId,
    wanted: &[String],
) -> Result<Vec<String>> {
    lock(tx, event)?;
    let kept = chosen_by(tx, registration)?;
    let mut full = Vec::new();
    for shift in shifts_of(tx, event)? {
        let id = shift.id.to_string();
        let (has, wants) = (kept.contains(&id), wanted.contains(&id));
        if has && !wants {
            for half in halves(tx, registration)? {
                let sql = "delete from registration_shift where registration = $1 and shift = $2";
                tx.exec(sql, &[&half, &shift.id])?;
            }
        } else if wants && !has && shift.is_full() {
            full.push(shift.label);
        } else if wants && !has {
            let sql = "insert into registration_shift (registration, shift) values ($1, $2)
                       on conflict do nothing";
            tx.exec(sql, &[registration, &shift.id])?;
        }
    }
    Ok(full)
}
