//! Units, their closure, roles, mandates and settings in the database.

use kernel::db::{Arg, Tx};
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::org::{MandateId, PersonId, Right, Rights, UnitId, unit_key};

/// The kinds of unit and the roles that an organisation begins with.
///
/// # Errors
/// A fault from the database.
pub fn install(tx: &mut Tx<'_>) -> Result<()> {
    let now = tx.now();
    for (rank, (id, french, english)) in (0_i64..).zip(KINDS) {
        tx.exec(
            "insert into unit_kind (id, name_fr, name_en, rank) values ($1, $2, $3, $4)
             on conflict do nothing",
            &[&id, &french, &english, &rank],
        )?;
    }
    for (id, french, english, rights) in ROLES {
        tx.exec(
            "insert into role (id, name_fr, name_en, rights, created_at)
             values ($1, $2, $3, $4, $5) on conflict do nothing",
            &[&id, &french, &english, &Rights::of(rights).stored(), &now],
        )?;
    }
    Ok(())
}

const KINDS: [(&str, &str, &str); 4] = [
    ("national", "National", "National body"),
    ("federation", "Fédération", "Federation"),
    ("section", "Section", "Section"),
    ("group", "Groupe", "Group"),
];

const ROLES: [(&str, &str, &str, &[Right]); 7] = {
    use Right::{
        AnswerRequests, Export, Import, ManageMandates, ManageUnits, ReadPeople, Totals, Treasury,
        WritePeople,
    };
    [
        (
            "secretary",
            "Secrétaire",
            "Secretary",
            &[
                Totals,
                ReadPeople,
                WritePeople,
                Import,
                Export,
                AnswerRequests,
                ManageUnits,
                ManageMandates,
            ],
        ),
        ("treasurer", "Trésorerie", "Treasurer", &[Totals, ReadPeople, WritePeople, Treasury]),
        ("chair", "Présidence", "Chair", &[Totals, ReadPeople]),
        ("bureau", "Membre du bureau", "Member of the bureau", &[Totals, ReadPeople]),
        (
            "federation-officer",
            "Responsable de fédération",
            "Federation officer",
            &[
                Totals,
                ReadPeople,
                WritePeople,
                Import,
                Export,
                AnswerRequests,
                ManageUnits,
                ManageMandates,
            ],
        ),
        ("national-officer", "Responsable national", "National officer", &[Totals, ReadPeople]),
        ("administrator", "Administration", "Administrator", &Right::ALL),
    ]
};

row! {
    /// A unit of the tree.
    #[derive(Debug, Clone, Serialize, PartialEq, Eq)]
    pub struct Unit {
        /// Its identifier.
        pub id: UnitId,
        /// The unit above it; `None` for the organisation itself.
        pub parent: Option<UnitId>,
        /// Its kind: `national`, `federation`, `section` or another one the organisation defined.
        pub kind: String,
        /// Its name.
        pub name: String,
    }
}

const UNIT: &str = "select u.id, u.parent, u.kind, u.name from unit u";

/// Adds a unit below another; `None` adds the organisation itself, once.
///
/// # Errors
/// A fault when the parent or the kind is unknown.
pub fn add_unit(
    tx: &mut Tx<'_>,
    parent: Option<&UnitId>,
    kind: &str,
    name: &str,
) -> Result<UnitId> {
    let id: UnitId = tx.fresh();
    let (folded, now) = (values::names::fold(name), tx.now());
    tx.exec(
        "insert into unit (id, parent, kind, name, folded, created_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id, &parent, &kind, &name, &folded, &now],
    )?;
    tx.exec("insert into unit_above (unit, above, distance) values ($1, $1, 0)", &[&id])?;
    if let Some(parent) = parent {
        tx.exec(
            "insert into unit_above (unit, above, distance)
             select cast($1 as text), above, distance + 1 from unit_above where unit = $2",
            &[&id, parent],
        )?;
    }
    add_alias(tx, &id, name)?;
    Ok(id)
}

/// Lets imports know a unit by another spelling.
pub(super) fn add_alias(tx: &mut Tx<'_>, unit: &UnitId, name: &str) -> Result<()> {
    let key = unit_key(name);
    let sql = "insert into unit_alias (folded, unit) values ($1, $2) on conflict do nothing";
    tx.exec(sql, &[&key, unit]).map(drop)
}

/// One unit that is not closed.
///
/// # Errors
/// A fault from the database.
pub fn unit(tx: &mut Tx<'_>, id: &UnitId) -> Result<Option<Unit>> {
    tx.row(&format!("{UNIT} where u.id = $1 and u.closed_at is null"), &[id])
}

/// The organisation itself.
///
/// # Errors
/// A fault when there is none yet.
pub fn root(tx: &mut Tx<'_>) -> Result<Unit> {
    tx.row(&format!("{UNIT} where u.parent is null"), &[])?
        .ok_or_else(|| Error::fault("there is no organisation yet: run maillage init"))
}

/// The units from the organisation down to this one.
///
/// # Errors
/// A fault from the database.
pub fn path_of(tx: &mut Tx<'_>, id: &UnitId) -> Result<Vec<Unit>> {
    let sql = format!(
        "{UNIT} join unit_above a on a.above = u.id where a.unit = $1 order by a.distance desc"
    );
    tx.rows(&sql, &[id])
}

/// This unit and all above it, nearest first.
///
/// # Errors
/// A fault from the database.
pub fn units_above(tx: &mut Tx<'_>, id: &UnitId) -> Result<Vec<UnitId>> {
    let sql = "select above from unit_above where unit = $1 order by distance";
    Ok(tx.rows::<(UnitId,)>(sql, &[id])?.into_iter().map(|(unit,)| unit).collect())
}

/// Whether `unit` is `above` or somewhere below it.
pub(super) fn is_below(tx: &mut Tx<'_>, unit: &UnitId, above: &UnitId) -> Result<bool> {
    let sql = "select 1 from unit_above where unit = $1 and above = $2";
    Ok(tx.row::<(i64,)>(sql, &[unit, above])?.is_some())
}

/// Open units at most `distance` below this one, itself left out, by name.
///
/// # Errors
/// A fault from the database.
pub fn units_below(
    tx: &mut Tx<'_>,
    above: &UnitId,
    distance: i64,
    limit: i64,
) -> Result<Vec<Unit>> {
    let sql = format!(
        "{UNIT} join unit_above a on a.unit = u.id
         where a.above = $1 and a.distance between 1 and $2 and u.closed_at is null
         order by a.distance, u.folded limit $3"
    );
    tx.rows(&sql, &[above, &distance, &limit])
}

/// What a written unit name turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitMatch {
    /// One unit.
    One(UnitId),
    /// Several units bear that name.
    Several,
    /// Nobody knows it.
    Unknown,
}

/// Finds the unit that a cell names, at or below `within`, by name, alias or path `A > B`.
///
/// # Errors
/// A fault from the database.
pub fn match_unit(tx: &mut Tx<'_>, within: &UnitId, name: &str) -> Result<UnitMatch> {
    let last = name.rsplit(['>', '/']).next().unwrap_or(name);
    let key = unit_key(last);
    let sql = "select l.unit from unit_alias l
               join unit_above a on a.unit = l.unit and a.above = $1
               join unit u on u.id = l.unit and u.closed_at is null
               where l.folded = $2 order by a.distance limit 2";
    let found: Vec<(UnitId,)> = tx.rows(sql, &[within, &key])?;
    let mut found = found.into_iter();
    Ok(match (found.next(), found.next()) {
        (Some((unit,)), None) => UnitMatch::One(unit),
        (Some(_), Some(_)) => UnitMatch::Several,
        (None, _) => UnitMatch::Unknown,
    })
}

/// The unit that looks after a place: who claims the commune, else the postcode, else the
/// department; the deepest unit wins, and `None` when no one or several equally deep claim it.
///
/// # Errors
/// A fault from the database.
pub fn unit_for_place(
    tx: &mut Tx<'_>,
    commune: Option<&str>,
    postcode: Option<&str>,
    department: Option<&str>,
) -> Result<Option<UnitId>> {
    let codes = [("commune", commune), ("postcode", postcode), ("department", department)];
    for (kind, code) in codes {
        let Some(code) = code else { continue };
        let sql = "select c.unit, (select count(*) from unit_above a where a.unit = c.unit)
                   from unit_claim c join unit u on u.id = c.unit and u.closed_at is null
                   where c.kind = $1 and c.code = $2 order by 2 desc limit 2";
        let found: Vec<(UnitId, i64)> = tx.rows(sql, &[&kind, &code])?;
        let mut found = found.into_iter();
        match (found.next(), found.next()) {
            (Some((_, depth)), Some((_, other))) if depth == other => return Ok(None),
            (Some((unit, _)), _) => return Ok(Some(unit)),
            (None, _) => {}
        }
    }
    Ok(None)
}

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
pub(super) fn mandates_in_force(
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

/// The organisation's name, colours and choices.
#[derive(Debug, Clone, Serialize, PartialEq)]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// URL of its logo, if it has one.
    pub logo: Option<String>,
    /// Brand hue in degrees, 0 to 360.
    pub hue: f64,
    /// Brand chroma, 0 to 0.12.
    pub chroma: f64,
    /// Accent hue in degrees, 0 to 360.
    pub accent_hue: f64,
    /// Accent chroma, 0.05 to 0.155.
    pub accent_chroma: f64,
    /// Radius of corners in pixels, 0 to 16.
    pub corner: f64,
    /// Changes with the colours, so that browsers fetch the theme again.
    pub theme_version: i64,
    /// Address people write to about their data.
    pub contact: String,
}

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: "Maillage".to_owned(),
            logo: None,
            hue: 205.0,
            chroma: 0.06,
            accent_hue: 84.0,
            accent_chroma: 0.155,
            corner: 3.0,
            theme_version: 0,
            contact: String::new(),
        }
    }
}

impl Organisation {
    /// Reads the settings; what was never set has its default.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn read(tx: &mut Tx<'_>) -> Result<Self> {
        let mut known = Self::default();
        let rows: Vec<(String, String, i64)> =
            tx.rows("select name, value, changed_at from setting order by name", &[])?;
        for (name, value, changed_at) in rows {
            let number = value.parse::<f64>().ok();
            match (name.as_str(), number) {
                ("name", _) => known.name = value,
                ("contact", _) => known.contact = value,
                ("hue", Some(number)) => known.hue = number,
                ("chroma", Some(number)) => known.chroma = number,
                ("accent-hue", Some(number)) => known.accent_hue = number,
                ("accent-chroma", Some(number)) => known.accent_chroma = number,
                ("corner", Some(number)) => known.corner = number,
                _ => continue,
            }
            known.theme_version = known.theme_version.max(changed_at);
        }
        let logo = "select changed_at from logo where id = 'logo'";
        known.logo =
            tx.row::<(i64,)>(logo, &[])?.map(|(changed_at,)| format!("/logo?v={changed_at}"));
        Ok(known)
    }
}

/// Sets one of the organisation's choices.
///
/// # Errors
/// A fault from the database.
pub fn set(tx: &mut Tx<'_>, name: &str, value: &str, by: Option<&PersonId>) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "insert into setting (name, value, changed_by, changed_at) values ($1, $2, $3, $4)
         on conflict (name) do update set value = excluded.value,
         changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        &[&name, &value, &by, &now],
    )
    .map(drop)
}
