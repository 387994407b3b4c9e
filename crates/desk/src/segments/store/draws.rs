//! Draws by lot: who drew, when, from whom, with which seed, and whom it fell on.

use kernel::db::{Arg, Cell, Tx};
use kernel::time::Moment;
use kernel::web::Cursor;
use kernel::{Result, row};

use crate::org::{Office, PersonId, Scope};
use crate::segments::DrawId;

/// Most draws that a page shows.
const DRAWS_MAX: i64 = 100;

row! {
    /// A draw.
    #[derive(Debug, Clone)]
    pub struct Draw {
        /// Its identifier.
        pub id: DrawId,
        /// Name of the unit.
        pub unit_name: String,
        /// What it was for.
        pub reason: String,
        /// From which segment, in the textual language.
        pub asked: String,
        /// Its seed, in hexadecimal.
        pub seed: String,
        /// How many people were to be drawn.
        pub wanted: i64,
        /// From how many.
        pub among: i64,
        /// Who drew.
        pub by_name: String,
        /// Under which role, in French.
        pub role_fr: String,
        /// Under which role, in English.
        pub role_en: String,
        /// When.
        pub drawn_at: Moment,
    }
}

const DRAW: &str = "select d.id, u.name, d.reason, d.asked, d.seed, d.wanted, d.among,
    d.drawn_by_name, d.role_fr, d.role_en, d.drawn_at
    from draw d join unit u on u.id = d.unit
    join unit_above a on a.unit = d.unit and a.above = $1";

/// A draw to write down.
#[derive(Debug, Clone)]
pub struct NewDraw {
    /// What it is for.
    pub reason: String,
    /// From which segment.
    pub asked: String,
    /// Its seed.
    pub seed: String,
    /// How many were to be drawn.
    pub wanted: i64,
    /// From how many.
    pub among: i64,
    /// Name of who draws.
    pub by_name: String,
}

/// Writes a draw down with whom it fell on, in the order of the lot.
///
/// # Errors
/// A fault from the database.
pub fn add_draw(
    tx: &mut Tx<'_>,
    office: &Office,
    new: &NewDraw,
    people: &[PersonId],
) -> Result<DrawId> {
    let (id, now): (DrawId, _) = (tx.fresh(), tx.now());
    let mandate = &office.mandate;
    let args: [&dyn Arg; 13] = [
        &id,
        office.scope.unit(),
        &new.reason,
        &new.asked,
        &new.seed,
        &new.wanted,
        &new.among,
        &office.person,
        &new.by_name,
        &mandate.role_fr,
        &mandate.role_en,
        &mandate.id,
        &now,
    ];
    tx.exec(
        "insert into draw (id, unit, reason, asked, seed, wanted, among, drawn_by, drawn_by_name,
         role_fr, role_en, mandate, drawn_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &args,
    )?;
    let rows = (1_i64..).zip(people).map(|(place, person)| {
        Ok([Cell::Text(id.to_string()), Cell::Int(place), Cell::Text(person.to_string())])
    });
    tx.load("draw_entry", &["draw", "place", "person"], rows)?;
    Ok(id)
}

/// The latest draws of a scope.
///
/// # Errors
/// A fault from the database.
pub fn draws_of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Draw>> {
    let sql = format!("{DRAW} order by d.drawn_at desc, d.id desc limit $2");
    tx.rows(&sql, &[scope.unit(), &DRAWS_MAX])
}

/// A draw of the scope.
///
/// # Errors
/// A fault from the database.
pub fn draw(tx: &mut Tx<'_>, scope: &Scope, id: &DrawId) -> Result<Option<Draw>> {
    tx.row(&format!("{DRAW} where d.id = $2"), &[scope.unit(), id])
}

/// A page of whom a draw fell on and who are of the scope, in the order of the lot; the key of
/// a cursor is the place.
///
/// # Errors
/// A fault from the database.
pub fn drawn(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &DrawId,
    after: i64,
    limit: i64,
) -> Result<Vec<Cursor>> {
    let sql = "select e.person, e.place from draw_entry e
               where e.draw = $2 and e.place > $3 and exists (select 1 from person_scope s
                   where s.person = e.person and s.unit = $1)
               order by e.place limit $4";
    let rows: Vec<(String, i64)> = tx.rows(sql, &[scope.unit(), id, &after, &limit])?;
    let cursor = |(id, place): (String, i64)| Cursor { key: place.to_string(), id };
    Ok(rows.into_iter().map(cursor).collect())
}

/// On how many people of the scope a draw fell.
///
/// # Errors
/// A fault from the database.
pub fn count_drawn(tx: &mut Tx<'_>, scope: &Scope, id: &DrawId) -> Result<i64> {
    let sql = "select count(*) from draw_entry e where e.draw = $2
               and exists (select 1 from person_scope s
                   where s.person = e.person and s.unit = $1)";
    tx.one(sql, &[scope.unit(), id])
}
