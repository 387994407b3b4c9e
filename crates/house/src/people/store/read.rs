//! Reading records.

use kernel::Result;
use kernel::db::Tx;
use kernel::row;
use kernel::time::Moment;

use crate::org::{PersonId, Scope, UnitId};
use crate::people::record::{AddressLine, EmailLine, Kind, PhoneLine, Record};
use crate::people::rules::FactKind;

/// A record as it is kept: what it says, where, since when and which version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Whose it is.
    pub id: PersonId,
    /// The unit that keeps it.
    pub home: UnitId,
    /// Name of that unit.
    pub home_name: String,
    /// Counts changes; a change must name the version it starts from.
    pub version: i64,
    /// When it was created.
    pub created_at: Moment,
    /// What it says.
    pub record: Record,
}

row! {
    struct Core {
        home: UnitId,
        home_name: String,
        version: i64,
        created_at: Moment,
        kind: String,
        title: String,
        first_name: String,
        last_name: String,
        legal_first_name: String,
        legal_last_name: String,
        number: Option<String>,
        born_on: Option<String>,
        died_on: Option<String>,
        language: Option<String>,
    }
}

const CORE: &str = "select p.home_unit, u.name, p.version, p.created_at, p.kind, p.title,
    p.first_name, p.last_name, p.legal_first_name, p.legal_last_name, p.number, p.born_on,
    p.died_on, p.language
    from person p join unit u on u.id = p.home_unit where p.id = $1";

/// A record within a scope; `None` when it is not there or outside.
///
/// # Errors
/// A fault from the database.
pub fn of_scope(tx: &mut Tx<'_>, scope: &Scope, id: &PersonId) -> Result<Option<Kept>> {
    let sql = "select 1 from person_scope where person = $1 and unit = $2";
    if tx.row::<(i64,)>(sql, &[id, scope.unit()])?.is_none() {
        return Ok(None);
    }
    own(tx, id)
}

/// A person's own record: for the person and for rules of the house, whatever the unit.
///
/// # Errors
/// A fault from the database.
pub fn own(tx: &mut Tx<'_>, id: &PersonId) -> Result<Option<Kept>> {
    let Some(core) = tx.row::<Core>(CORE, &[id])? else { return Ok(None) };
    let record = Record {
        kind: Kind::parse(&core.kind),
        title: core.title,
        first_name: core.first_name,
        last_name: core.last_name,
        legal_first_name: core.legal_first_name,
        legal_last_name: core.legal_last_name,
        number: core.number,
        born_on: core.born_on,
        died_on: core.died_on,
        language: core.language,
        emails: emails(tx, id)?,
        phones: phones(tx, id)?,
        addresses: addresses(tx, id)?,
        fields: tx
            .rows("select field, value from person_field where person = $1", &[id])?
            .into_iter()
            .collect(),
        tags: tx
            .rows("select tag from person_tag where person = $1", &[id])?
            .into_iter()
            .map(|(tag,): (String,)| tag)
            .collect(),
    };
    Ok(Some(Kept {
        id: id.clone(),
        home: core.home,
        home_name: core.home_name,
        version: core.version,
        created_at: core.created_at,
        record,
    }))
}

fn emails(tx: &mut Tx<'_>, id: &PersonId) -> Result<Vec<EmailLine>> {
    let sql = "select address, kind, bad from person_email where person = $1 order by position";
    let rows: Vec<(String, String, bool)> = tx.rows(sql, &[id])?;
    let line = |(address, kind, bad)| EmailLine { address, kind, bad };
    Ok(rows.into_iter().map(line).collect())
}

fn phones(tx: &mut Tx<'_>, id: &PersonId) -> Result<Vec<PhoneLine>> {
    let sql = "select number, kind, bad from person_phone where person = $1 order by position";
    let rows: Vec<(String, String, bool)> = tx.rows(sql, &[id])?;
    let line = |(number, kind, bad)| PhoneLine { number, kind, bad };
    Ok(rows.into_iter().map(line).collect())
}

row! {
    struct AddressCells {
        kind: String,
        line_1: String,
        line_2: String,
        line_3: String,
        postcode: String,
        city: String,
        commune: Option<String>,
        country: String,
        bad: bool,
    }
}

fn addresses(tx: &mut Tx<'_>, id: &PersonId) -> Result<Vec<AddressLine>> {
    let sql = "select kind, line_1, line_2, line_3, postcode, city, commune, country, bad
               from person_address where person = $1 order by position";
    let rows: Vec<AddressCells> = tx.rows(sql, &[id])?;
    let line = |cells: AddressCells| AddressLine {
        kind: cells.kind,
        line_1: cells.line_1,
        line_2: cells.line_2,
        line_3: cells.line_3,
        postcode: cells.postcode,
        city: cells.city,
        commune: cells.commune,
        country: cells.country,
        bad: cells.bad,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// The dated facts that make a person's relation, oldest first.
///
/// # Errors
/// A fault from the database.
pub fn facts_of(tx: &mut Tx<'_>, id: &PersonId) -> Result<Vec<(FactKind, String)>> {
    let sql = "select kind, on_day from relation_fact where person = $1 order by on_day, kind";
    let rows: Vec<(String, String)> = tx.rows(sql, &[id])?;
    Ok(rows.into_iter().map(|(kind, day)| (FactKind::parse(&kind), day)).collect())
}

/// The name of a person, for traces; `None` when the record is gone.
///
/// # Errors
/// A fault from the database.
pub fn name_of(tx: &mut Tx<'_>, id: &PersonId) -> Result<Option<String>> {
    let sql = "select first_name, last_name from person where id = $1
               or id = (select person from person_merged where old_id = $1)";
    let row: Option<(String, String)> = tx.row(sql, &[id])?;
    Ok(row.map(|(first, last)| crate::people::display_name(&first, &last)))
}

/// The home unit of a person within a scope.
///
/// # Errors
/// A fault from the database.
pub fn home_of(tx: &mut Tx<'_>, scope: &Scope, id: &PersonId) -> Result<Option<UnitId>> {
    let sql = "select p.home_unit from person p
               join person_scope s on s.person = p.id and s.unit = $2 where p.id = $1";
    Ok(tx.row::<(UnitId,)>(sql, &[id, scope.unit()])?.map(|(unit,)| unit))
}
