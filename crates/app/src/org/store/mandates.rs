//! Mandates: who holds which role where, and what it lets them do.

use kernel::db::{Arg, Tx};
use kernel::{Result, row};

use crate::org::{MandateId, PersonId, Rights, UnitId};

/// A mandate as its holder and others see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its identifier.
    pub id: MandateId,
    /// Who holds it.
    pub person: PersonId,
    /// Where.
    pub unit: UnitId,
    /// Name of the unit.
    pub unit_name: String,
    /// Role's identifier.
    pub role: String,
    /// Role's French name.
    pub role_fr: String,
    /// Role's English name.
    pub role_en: String,
    /// First day, ISO text.
    pub starts_on: String,
    /// Last day, ISO text.
    pub ends_on: Option<String>,
    /// The decision it comes from.
    pub decision: String,
    /// The mandate whose holder delegated it.
    pub delegated_from: Option<MandateId>,
    /// What it lets its holder do.
    pub rights: Rights,
}

row! {
    struct MandateRow {
        id: MandateId,
        person: PersonId,
        unit: UnitId,
        unit_name: String,
        role: String,
        role_fr: String,
        role_en: String,
        starts_on: String,
        ends_on: Option<String>,
        decision: String,
        delegated_from: Option<MandateId>,
        role_rights: String,
        own_rights: Option<String>,
        giver_rights: Option<String>,
    }
}

impl From<MandateRow> for Mandate {
    fn from(row: MandateRow) -> Self {
        let role = Rights::parse(row.giver_rights.as_deref().unwrap_or(&row.role_rights));
        let rights = row.own_rights.map_or(role.clone(), |own| role.and(&Rights::parse(&own)));
        Self {
            id: row.id,
            person: row.person,
            unit: row.unit,
            unit_name: row.unit_name,
            role: row.role,
            role_fr: row.role_fr,
            role_en: row.role_en,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            decision: row.decision,
            delegated_from: row.delegated_from,
            rights,
        }
    }
}

const MANDATE: &str = "select m.id, m.person, m.unit, u.name, m.role, r.name_fr, r.name_en,
    m.starts_on, m.ends_on, m.decision, m.delegated_from, r.rights, m.rights, gr.rights
    from mandate m
    join unit u on u.id = m.unit
    join role r on r.id = m.role
    left join mandate g on g.id = m.delegated_from
    left join role gr on gr.id = g.role";

/// The mandates that give their holder rights on `today` (ISO text), oldest first. A delegated
/// one holds only while the mandate it comes from does.
pub(in crate::org) fn mandates_in_force(
    tx: &mut Tx<'_>,
    person: &PersonId,
    today: &str,
) -> Result<Vec<Mandate>> {
    let sql = format!(
        "{MANDATE} where m.person = $1 and u.closed_at is null
           and m.starts_on <= $2 and (m.ends_on is null or m.ends_on >= $2)
           and (m.delegated_from is null
                or (g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)))
         order by m.starts_on, m.id"
    );
    let rows: Vec<MandateRow> = tx.rows(&sql, &[person, &today])?;
    Ok(rows.into_iter().map(Mandate::from).collect())
}

/// Every mandate a person holds or held, newest first.
///
/// # Errors
/// A fault from the database.
pub fn mandates_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Mandate>> {
    let sql = format!("{MANDATE} where m.person = $1 order by m.starts_on desc, m.id desc");
    let rows: Vec<MandateRow> = tx.rows(&sql, &[person])?;
    Ok(rows.into_iter().map(Mandate::from).collect())
}

/// Records a mandate; `by` is who records it, `None` for the house.
///
/// # Errors
/// A fault when the unit or the role is unknown.
#[expect(clippy::too_many_arguments, reason = "a mandate is these facts, each of its own kind")]
pub fn add_mandate(
    tx: &mut Tx<'_>,
    person: &PersonId,
    unit: &UnitId,
    role: &str,
    starts_on: &str,
    ends_on: Option<&str>,
    decision: &str,
    by: Option<&PersonId>,
) -> Result<MandateId> {
    let id: MandateId = tx.fresh();
    let now = tx.now();
    let args: [&dyn Arg; 9] =
        [&id, person, unit, &role, &starts_on, &ends_on, &decision, &by, &now];
    tx.exec(
        "insert into mandate (id, person, unit, role, starts_on, ends_on, decision, recorded_by,
         recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &args,
    )?;
    Ok(id)
}
