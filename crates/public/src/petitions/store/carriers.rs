//! Units that were asked to carry a petition too: what each answered, and who chose it.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::accounts::Hand;
use crate::org::{Scope, UnitId};
use crate::petitions::rules::CarrierStep;
use crate::petitions::store::fronts::{ListRow, listed};
use crate::petitions::store::{PETITION, Petition};
use crate::petitions::{PetitionId, SignatureId};

row! {
    /// What a unit last said about carrying a petition.
    #[derive(Debug, Clone)]
    pub struct Carrier {
        /// Which unit.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// What was last done.
        pub kind: String,
        /// Why.
        pub why: String,
        /// Who did it; empty for the house.
        pub by_name: String,
        /// When.
        pub at: Moment,
    }
}

/// The last fact of each unit that was asked to carry a petition.
const LAST: &str = "select f.unit, u.name, f.kind, f.why, f.by_name, f.at
    from petition_carrier_fact f join unit u on u.id = f.unit
    where f.petition = $1 and f.number = (select max(g.number) from petition_carrier_fact g
     where g.petition = f.petition and g.unit = f.unit)";

/// The units that were asked to carry a petition, by name.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn asked_of(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
) -> Result<Vec<Carrier>> {
    tx.rows(&format!("{LAST} order by u.folded, u.id"), &[petition])
}

/// Those of them that stand in a scope.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn asked_in(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    scope: &Scope,
) -> Result<Vec<Carrier>> {
    let sql = format!(
        "{LAST} and f.unit in (select unit from unit_above where above = $2)
         order by u.folded, u.id"
    );
    tx.rows(&sql, &[petition, scope.unit()])
}

/// A petition that units of a scope were asked to carry.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn carried(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &PetitionId,
) -> Result<Option<Petition>> {
    let sql = format!(
        "{PETITION} where p.id = $1 and exists (select 1 from petition_carrier_fact c
          where c.petition = p.id and c.unit in (select unit from unit_above where above = $2))"
    );
    tx.row(&sql, &[id, scope.unit()])
}

/// Does something about a unit's carrying a petition, when it may follow what was done last.
///
/// # Errors
/// [`Error::Stale`] when it may not, or somebody else was faster.
pub(in crate::petitions) fn step(
    tx: &mut Tx<'_>,
    petition: &Petition,
    unit: &UnitId,
    step: CarrierStep,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    let sql = "select number, kind from petition_carrier_fact where petition = $1 and unit = $2
               order by number desc limit 1";
    let last = tx.row::<(i64, String)>(sql, &[&petition.id, unit])?;
    let (number, kind) = last.unwrap_or_default();
    if *unit == petition.unit || !step.may_follow(&kind) {
        return Err(Error::Stale);
    }
    let now = tx.now();
    let added = tx.exec(
        "insert into petition_carrier_fact (petition, unit, number, kind, why, by_name, role_fr,
         role_en, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (petition, unit, number) do nothing",
        &[
            &petition.id,
            unit,
            &(number + 1),
            &step.name(),
            &why,
            &hand.name,
            &hand.roles.0,
            &hand.roles.1,
            &now,
        ],
    )?;
    if added == 0 {
        return Err(Error::Stale);
    }
    let sql = if step == CarrierStep::Accepted {
        "insert into petition_carrier (petition, unit) values ($1, $2) on conflict do nothing"
    } else {
        "delete from petition_carrier where petition = $1 and unit = $2"
    };
    tx.exec(sql, &[&petition.id, unit]).map(drop)
}

/// Petitions that an office's units are asked to carry.
const CARRIED_MAX: i64 = 100;

/// The petitions that units of a scope were asked to carry, those that wait for an answer first,
/// each with the name of the unit and what was last done.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn carried_list(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<(ListRow, String, String)>> {
    let today = tx.now().day_text();
    let sql = "select c.petition, u.name, c.kind from petition_carrier_fact c
         join unit u on u.id = c.unit
         where c.unit in (select unit from unit_above where above = $1)
         and c.number = (select max(g.number) from petition_carrier_fact g
          where g.petition = c.petition and g.unit = c.unit)
         order by case when c.kind = 'asked' then 0 else 1 end, c.at desc, c.unit limit $2";
    let rows: Vec<(PetitionId, String, String)> = tx.rows(sql, &[scope.unit(), &CARRIED_MAX])?;
    let mut found = Vec::with_capacity(rows.len());
    for (id, unit, kind) in rows {
        let petition: Option<Petition> = tx.row(&format!("{PETITION} where p.id = $1"), &[&id])?;
        let row = listed(tx, petition.into_iter().collect(), &today)?.pop();
        found.extend(row.map(|row| (row, unit, kind)));
    }
    Ok(found)
}

/// How many units of a scope are asked to carry a petition and have not answered.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn count_asked(tx: &mut Tx<'_>, scope: &Scope) -> Result<i64> {
    let sql = "select count(*) from petition_carrier_fact c where c.kind = 'asked'
         and c.unit in (select unit from unit_above where above = $1)
         and c.number = (select max(g.number) from petition_carrier_fact g
          where g.petition = c.petition and g.unit = c.unit)";
    tx.one(sql, &[scope.unit()])
}

/// Signatures whose signers chose a unit that was asked to carry the petition, of a scope.
const CHOSEN: &str = "from signature s where s.petition = $1 and s.kind = 'form'
    and s.struck_at is null and s.erased_at is null
    and s.unit in (select c.unit from petition_carrier_fact c where c.petition = $1
     and c.unit in (select unit from unit_above where above = $2))";

/// How many signers chose each of these units.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn chosen_counts(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    scope: &Scope,
) -> Result<Vec<(UnitId, i64)>> {
    let sql = format!("select s.unit, count(*) {CHOSEN} group by s.unit");
    tx.rows(&sql, &[petition, scope.unit()])
}

row! {
    /// Somebody who chose a unit to keep their data.
    #[derive(Debug, Clone)]
    pub struct Chooser {
        /// Their signature.
        pub id: SignatureId,
        /// Their record, when the scope may open it; empty otherwise.
        pub person: String,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Postcode.
        pub postcode: String,
        /// Which day.
        pub signed_on: String,
    }
}

/// Signers listed on one page.
pub(in crate::petitions) const CHOOSERS_MAX: usize = 50;

/// The signers who chose units of a scope, in their order, after one of them; one more than a
/// page shows, when there is one.
///
/// # Errors
/// A fault from the database.
pub(in crate::petitions) fn choosers(
    tx: &mut Tx<'_>,
    petition: &PetitionId,
    scope: &Scope,
    after: &str,
) -> Result<Vec<Chooser>> {
    let sql = format!(
        "select s.id, coalesce((select k.person from person_scope k where k.person = s.person
          and k.unit = $2), ''), s.first_name, s.last_name, s.postcode, s.signed_on
         {CHOSEN} and s.id > $3 order by s.id limit $4"
    );
    tx.rows(&sql, &[petition, scope.unit(), &after, &i64::try_from(CHOOSERS_MAX + 1)?])
}
