//! What mandates say of a person: handed out, erased, merged, told.

use kernel::db::Tx;
use kernel::{Result, row};

use crate::org::{MandateId, PersonId};

/// Stands in a mandate instead of a person who was erased: minutes keep the fact without a name.
const ERASED: &str = "erased";

row! {
    /// A mandate as its holder may take it away.
    #[derive(Debug, serde::Serialize)]
    pub struct HeldMandate {
        /// Its identifier.
        pub id: MandateId,
        /// The unit.
        pub unit: String,
        /// The role, in French.
        pub role: String,
        /// First day.
        pub starts_on: String,
        /// Last day.
        pub ends_on: Option<String>,
        /// The decision it comes from.
        pub decision: String,
        /// The decision that ended it early.
        pub end_decision: Option<String>,
        /// Rights, when it is a delegation.
        pub delegated_rights: Option<String>,
        /// When it was recorded, in milliseconds.
        pub recorded_at: i64,
    }
}

/// Every mandate of a person, oldest first.
///
/// # Errors
/// A fault from the database.
pub fn held(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<HeldMandate>> {
    let sql = "select m.id, u.name, r.name_fr, m.starts_on, m.ends_on, m.decision,
               m.end_decision, m.rights, m.recorded_at
               from mandate m join unit u on u.id = m.unit join role r on r.id = m.role
               where m.person = $1 order by m.starts_on, m.id";
    tx.rows(sql, &[person])
}

/// Ends the person's mandates and takes the person out of them. What an assembly decided stays
/// in the organisation's minutes: unit, role, days and decision, without anybody's name.
///
/// # Errors
/// A fault from the database.
pub fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let (today, now) = (tx.now().day_text(), tx.now());
    tx.exec(
        "update mandate set ends_on = $2, ended_at = $3
         where person = $1 and (ends_on is null or ends_on > $2)",
        &[person, &today, &now],
    )?;
    for sql in [
        "update mandate set person = $2 where person = $1",
        "update mandate set recorded_by = $2 where recorded_by = $1",
        "update mandate set ended_by = $2 where ended_by = $1",
        "update setting set changed_by = $2 where changed_by = $1",
    ] {
        tx.exec(sql, &[person, &ERASED])?;
    }
    Ok(())
}

/// Gives the mandates of one record of a person to the other one. Who recorded or ended a mandate
/// stays as it was written: the old record leads to the one that is kept.
///
/// # Errors
/// A fault from the database.
pub fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec("update mandate set person = $2 where person = $1", &[from, into]).map(drop)
}
