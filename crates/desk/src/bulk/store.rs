//! Gestures in the database: what was asked, how far it is, whom it changed.

use kernel::Result;
use kernel::db::{Arg, Tx};
use kernel::jobs::JobId;
use kernel::row;
use kernel::time::Moment;
use kernel::web::Cursor;

use crate::bulk::BulkId;
use crate::org::{Office, PersonId, Scope, UnitId};

row! {
    /// A gesture as it is kept.
    #[derive(Debug, Clone)]
    pub struct Bulk {
        /// Its identifier.
        pub id: BulkId,
        /// Where its officer worked.
        pub unit: UnitId,
        /// Name of that unit.
        pub unit_name: String,
        /// Its sort.
        pub kind: String,
        /// What it does, JSON.
        pub gesture: String,
        /// With whom, JSON; empty once it is done.
        pub whom: String,
        /// The tag, list, officer, task or unit, in words.
        pub told: String,
        /// Why.
        pub reason: String,
        /// How many people were counted.
        pub total: i64,
        /// The list it was asked from.
        pub back: String,
        /// Who asked.
        pub by: Option<PersonId>,
        /// Their name.
        pub by_name: String,
        /// When.
        pub at: Moment,
        /// After whom it goes on, `id~key`; empty at the start.
        pub place: String,
        /// People it went through.
        pub seen: i64,
        /// People it changed.
        pub changed: i64,
        /// The job that does it.
        pub job: Option<JobId>,
        /// When it was done.
        pub finished_at: Option<Moment>,
        /// Who took it back.
        pub undone_by_name: Option<String>,
        /// When they asked for that.
        pub undone_at: Option<Moment>,
        /// The job that does that.
        pub undo_job: Option<JobId>,
        /// When it was taken back.
        pub undo_finished_at: Option<Moment>,
    }
}

const BULK: &str = "select b.id, b.unit, u.name, b.kind, b.gesture, b.whom, b.told, b.reason,
    b.total, b.back, b.asked_by, b.asked_by_name, b.asked_at, b.place, b.seen, b.changed, b.job,
    b.finished_at, b.undone_by_name, b.undone_at, b.undo_job, b.undo_finished_at
    from bulk b join unit u on u.id = b.unit
    join unit_above a on a.unit = b.unit and a.above = $1";

/// A gesture to write down.
#[derive(Debug, Clone)]
pub struct NewBulk {
    /// Its sort.
    pub kind: &'static str,
    /// What it does, JSON.
    pub gesture: String,
    /// With whom, JSON.
    pub whom: String,
    /// The tag, list, officer, task or unit, in words.
    pub told: String,
    /// Why.
    pub reason: String,
    /// How many people were counted.
    pub total: i64,
    /// The list it is asked from.
    pub back: String,
    /// Name of who asks.
    pub by_name: String,
}

/// Writes down that somebody at work asks for a gesture.
///
/// # Errors
/// A fault from the database.
pub fn add(tx: &mut Tx<'_>, office: &Office, new: &NewBulk) -> Result<BulkId> {
    let (id, now): (BulkId, _) = (tx.fresh(), tx.now());
    let args: [&dyn Arg; 13] = [
        &id,
        &office.unit.id,
        &new.kind,
        &new.gesture,
        &new.whom,
        &new.told,
        &new.reason,
        &new.total,
        &new.back,
        &office.person,
        &new.by_name,
        &office.mandate.id,
        &now,
    ];
    tx.exec(
        "insert into bulk (id, unit, kind, gesture, whom, told, reason, total, back, asked_by,
         asked_by_name, mandate, asked_at, place, seen, changed)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 0, 0)",
        &args,
    )?;
    Ok(id)
}

/// A gesture of a scope.
///
/// # Errors
/// A fault from the database.
pub fn bulk(tx: &mut Tx<'_>, scope: &Scope, id: &BulkId) -> Result<Option<Bulk>> {
    tx.row(&format!("{BULK} where b.id = $2"), &[scope.unit(), id])
}

/// The latest gestures of a scope.
///
/// # Errors
/// A fault from the database.
pub fn bulks_of(tx: &mut Tx<'_>, scope: &Scope, limit: i64) -> Result<Vec<Bulk>> {
    let sql = format!("{BULK} order by b.asked_at desc, b.id desc limit $2");
    tx.rows(&sql, &[scope.unit(), &limit])
}

/// Says which job does a gesture, or takes it back.
///
/// # Errors
/// A fault from the database.
pub fn give_to_job(tx: &mut Tx<'_>, id: &BulkId, job: &JobId, is_undo: bool) -> Result<()> {
    let sql = match is_undo {
        true => "update bulk set undo_job = $2 where id = $1",
        false => "update bulk set job = $2 where id = $1",
    };
    tx.exec(sql, &[id, job]).map(drop)
}

/// Goes on from one place to the next; returns false when somebody else went on from there.
///
/// # Errors
/// A fault from the database.
pub fn advance(tx: &mut Tx<'_>, from: &Bulk, to: &Cursor, seen: i64) -> Result<bool> {
    let place = format!("{}~{}", to.id, to.key);
    let sql = "update bulk set place = $3, seen = seen + $4
               where id = $1 and place = $2 and finished_at is null";
    Ok(tx.exec(sql, &[&from.id, &from.place, &place, &seen])? == 1)
}

/// Counts people that a gesture changed.
///
/// # Errors
/// A fault from the database.
pub fn count_changed(tx: &mut Tx<'_>, id: &BulkId, changed: i64) -> Result<()> {
    tx.exec("update bulk set changed = changed + $2 where id = $1", &[id, &changed]).map(drop)
}

/// Writes down that a gesture is done; who was meant is kept no longer, its entries say it.
///
/// # Errors
/// A fault from the database.
pub fn finish(tx: &mut Tx<'_>, id: &BulkId) -> Result<()> {
    let now = tx.now();
    let sql = "update bulk set finished_at = $2, whom = '' where id = $1 and finished_at is null";
    tx.exec(sql, &[id, &now]).map(drop)
}

/// Writes down what a gesture did with a person; the first time stands.
///
/// # Errors
/// A fault from the database.
pub fn add_entry(
    tx: &mut Tx<'_>,
    id: &BulkId,
    person: &PersonId,
    made: &str,
    was: &str,
    refusal: &str,
) -> Result<()> {
    tx.exec(
        "insert into bulk_entry (bulk, person, made, was, refusal, undone)
         values ($1, $2, $3, $4, $5, 0) on conflict (bulk, person) do nothing",
        &[id, person, &made, &was, &refusal],
    )
    .map(drop)
}

row! {
    /// What a gesture changed of a person.
    #[derive(Debug, Clone)]
    pub struct Entry {
        /// Whose.
        pub person: PersonId,
        /// Identifier of what it made.
        pub made: String,
        /// Identifier of what held before.
        pub was: String,
    }
}

/// The next changes to take back.
///
/// # Errors
/// A fault from the database.
pub fn entries_to_undo(tx: &mut Tx<'_>, id: &BulkId, limit: i64) -> Result<Vec<Entry>> {
    let sql = "select person, made, was from bulk_entry
               where bulk = $1 and undone = 0 and refusal = '' order by person limit $2";
    tx.rows(sql, &[id, &limit])
}

/// Says what became of an entry: taken back, or left as it is. Returns false when that was said.
///
/// # Errors
/// A fault from the database.
pub fn settle_entry(tx: &mut Tx<'_>, id: &BulkId, person: &PersonId, back: bool) -> Result<bool> {
    let undone: i64 = if back { 1 } else { 2 };
    let sql = "update bulk_entry set undone = $3 where bulk = $1 and person = $2 and undone <> $3";
    Ok(tx.exec(sql, &[id, person, &undone])? == 1)
}

/// Begins to take a gesture back; returns false when somebody did already, or it is not done.
///
/// # Errors
/// A fault from the database.
pub fn begin_undo(tx: &mut Tx<'_>, id: &BulkId, by_name: &str) -> Result<bool> {
    let now = tx.now();
    let sql = "update bulk set undone_at = $2, undone_by_name = $3
               where id = $1 and finished_at is not null and undone_at is null";
    Ok(tx.exec(sql, &[id, &now, &by_name])? == 1)
}

/// Writes down that a gesture is taken back.
///
/// # Errors
/// A fault from the database.
pub fn finish_undo(tx: &mut Tx<'_>, id: &BulkId) -> Result<()> {
    let now = tx.now();
    let sql = "update bulk set undo_finished_at = $2 where id = $1 and undo_finished_at is null";
    tx.exec(sql, &[id, &now]).map(drop)
}

/// How many entries are taken back, left, and refused.
///
/// # Errors
/// A fault from the database.
pub fn tally(tx: &mut Tx<'_>, id: &BulkId) -> Result<(i64, i64, i64)> {
    let sql = "select
            cast(coalesce(sum(case when undone = 1 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when undone = 2 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when refusal <> '' then 1 else 0 end), 0) as bigint)
        from bulk_entry where bulk = $1";
    Ok(tx.row::<(i64, i64, i64)>(sql, &[id])?.unwrap_or_default())
}

row! {
    /// Somebody of whom a gesture, or its way back, left something as it was.
    #[derive(Debug, Clone)]
    pub struct Left {
        /// Who.
        pub person: PersonId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// The text key of the rule that said no; empty when it was left by the way back.
        pub refusal: String,
    }
}

/// The first of those whom a rule kept apart, or whom the way back left, within the scope.
///
/// # Errors
/// A fault from the database.
pub fn left(tx: &mut Tx<'_>, scope: &Scope, id: &BulkId, limit: i64) -> Result<Vec<Left>> {
    let sql = "select e.person, p.first_name, p.last_name, e.refusal
               from bulk_entry e cross join person p cross join person_scope s
               where e.bulk = $2 and (e.undone = 2 or e.refusal <> '') and p.id = e.person
               and s.person = p.id and s.unit = $1 order by p.sort_name, p.id limit $3";
    tx.rows(sql, &[scope.unit(), id, &limit])
}

/// The gestures that were about a person.
///
/// # Errors
/// A fault from the database.
pub fn export(tx: &mut Tx<'_>, person: &PersonId) -> Result<serde_json::Value> {
    let rows: Vec<(String, String, String, i64)> = tx.rows(
        "select b.kind, b.told, b.reason, b.asked_at from bulk_entry e join bulk b on b.id = e.bulk
         where e.person = $1 and e.refusal = '' order by b.asked_at, b.id",
        &[person],
    )?;
    let told = |(kind, told, reason, at): (String, String, String, i64)| {
        serde_json::json!({
            "gesture": kind, "what": told, "reason": reason, "at": Moment(at).rfc3339(),
        })
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Nobody is known any more to have been meant; what they asked as an officer loses their name.
///
/// # Errors
/// A fault from the database.
pub fn erase(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from bulk_entry where person = $1", &[person])?;
    let sql = "update bulk set asked_by = null, asked_by_name = '' where asked_by = $1";
    tx.exec(sql, &[person]).map(drop)
}

/// What changed of one record changed of the one that stays.
///
/// # Errors
/// A fault from the database.
pub fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    tx.exec(
        "update bulk_entry set person = $2 where person = $1 and not exists (
         select 1 from bulk_entry other where other.bulk = bulk_entry.bulk
         and other.person = $2)",
        &[from, into],
    )?;
    tx.exec("delete from bulk_entry where person = $1", &[from]).map(drop)
}
