//! What stands around a record: notes, tasks, facts, units, household.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::org::{PersonId, Scope, UnitId};
use crate::people::rules::FactKind;
use crate::people::store::read::of_scope;
use crate::people::{HouseholdId, NoteId, TaskId};

row! {
    /// A private note of officers.
    #[derive(Debug, Clone)]
    pub struct Note {
        /// Its identifier.
        pub id: NoteId,
        /// What it says.
        pub body: String,
        /// Who wrote it, or nothing.
        pub by: Option<PersonId>,
        /// When.
        pub at: Moment,
    }
}

row! {
    /// Something to do about a person.
    #[derive(Debug, Clone)]
    pub struct Task {
        /// Its identifier.
        pub id: TaskId,
        /// What to do.
        pub title: String,
        /// Until which day, ISO text.
        pub due_on: Option<String>,
        /// Who should.
        pub assigned_to: Option<PersonId>,
        /// When it was done.
        pub done_at: Option<Moment>,
        /// Who did it.
        pub done_by: Option<PersonId>,
    }
}

row! {
    /// A dated fact of the relation, as it was recorded.
    #[derive(Debug, Clone)]
    pub struct Fact {
        /// Its identifier.
        pub id: String,
        /// `joined`, `left`, `interest` or `contact`.
        pub kind: String,
        /// The day it is about, ISO text.
        pub on_day: String,
        /// Where it comes from.
        pub source: String,
        /// Who recorded it.
        pub by: Option<PersonId>,
    }
}

row! {
    /// A further unit that a person belongs to.
    #[derive(Debug, Clone)]
    pub struct Belonging {
        /// Which unit.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// Since which day, ISO text.
        pub since_on: String,
        /// Until which day; `None` while it lasts.
        pub until_on: Option<String>,
    }
}

/// A household and who lives in it.
#[derive(Debug, Clone)]
pub struct Household {
    /// Its identifier.
    pub id: HouseholdId,
    /// Its name.
    pub name: String,
    /// Who lives in it, as far as the scope reaches.
    pub members: Vec<(PersonId, String)>,
}

/// Notes on a person that officers of this scope may read, newest first: those written in the
/// scope's unit or below.
///
/// # Errors
/// A fault from the database.
pub fn notes(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Vec<Note>> {
    let sql = "select id, body, written_by, written_at from person_note where person = $1
               and unit in (select unit from unit_above where above = $2)
               order by written_at desc, id desc limit 200";
    tx.rows(sql, &[person, scope.unit()])
}

/// Writes a note on a person of the scope; it belongs to the scope's unit.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn add_note(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    body: &str,
    by: &PersonId,
) -> Result<()> {
    must_reach(tx, scope, person)?;
    let (id, now): (NoteId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into person_note (id, person, unit, body, written_by, written_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[&id, person, scope.unit(), &body, by, &now],
    )
    .map(drop)
}

/// Deletes a note that the scope may read.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub fn delete_note(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId, note: &NoteId) -> Result<()> {
    must_reach(tx, scope, person)?;
    let gone = tx.exec(
        "delete from person_note where id = $1 and person = $2
         and unit in (select unit from unit_above where above = $3)",
        &[note, person, scope.unit()],
    )?;
    if gone == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// Tasks about a person, those to do first.
///
/// # Errors
/// A fault from the database.
pub fn tasks(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Vec<Task>> {
    let sql = "select id, title, due_on, assigned_to, done_at, done_by from person_task
               where person = $1 and unit in (select unit from unit_above where above = $2)
               order by case when done_at is null then 0 else 1 end,
               coalesce(due_on, '9999'), id limit 100";
    tx.rows(sql, &[person, scope.unit()])
}

/// Adds a task about a person of the scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn add_task(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    title: &str,
    due_on: Option<&str>,
    by: &PersonId,
) -> Result<()> {
    must_reach(tx, scope, person)?;
    let (id, now): (TaskId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into person_task (id, person, unit, title, due_on, assigned_to, created_by,
         created_at) values ($1, $2, $3, $4, $5, $6, $6, $7)",
        &[&id, person, scope.unit(), &title, &due_on, by, &now],
    )
    .map(drop)
}

/// Marks a task as done, or as to do again.
///
/// # Errors
/// [`Error::NotFound`] when the scope has no such task.
pub fn finish_task(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    task: &TaskId,
    done: bool,
    by: &PersonId,
) -> Result<()> {
    must_reach(tx, scope, person)?;
    let (at, by) = if done { (Some(tx.now()), Some(by)) } else { (None, None) };
    let touched = tx.exec(
        "update person_task set done_at = $4, done_by = $5 where id = $1 and person = $2
         and unit in (select unit from unit_above where above = $3)",
        &[task, person, scope.unit(), &at, &by],
    )?;
    if touched == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The dated facts of a person's relation, newest first.
///
/// # Errors
/// A fault from the database.
pub fn facts_told(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Fact>> {
    let sql = "select id, kind, on_day, source, recorded_by from relation_fact where person = $1
               order by on_day desc, id desc limit 100";
    tx.rows(sql, &[person])
}

/// Records a fact about a person of the scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn record_fact(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    kind: FactKind,
    on_day: &str,
    by: &PersonId,
) -> Result<bool> {
    must_reach(tx, scope, person)?;
    super::add_fact(tx, person, kind, on_day, "officer", Some(by))
}

/// Takes back a fact that was recorded by mistake.
///
/// # Errors
/// [`Error::NotFound`] when the scope has no such fact.
pub fn remove_fact(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId, fact: &str) -> Result<()> {
    must_reach(tx, scope, person)?;
    let sql = "delete from relation_fact where id = $1 and person = $2";
    if tx.exec(sql, &[&fact, person])? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// The further units of a person, those that last first.
///
/// # Errors
/// A fault from the database.
pub fn belongings(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Belonging>> {
    let sql = "select b.unit, u.name, b.since_on, b.until_on from belonging b
               join unit u on u.id = b.unit where b.person = $1
               order by case when b.until_on is null then 0 else 1 end, u.folded limit 50";
    tx.rows(sql, &[person])
}

/// The household of a person, with the members whom the scope may know.
///
/// # Errors
/// A fault from the database.
pub fn household(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Option<Household>> {
    let sql = "select h.id, h.name from person p join household h on h.id = p.household
               where p.id = $1";
    let Some((id, name)) = tx.row::<(HouseholdId, String)>(sql, &[person])? else {
        return Ok(None);
    };
    let sql = "select p.id, p.first_name, p.last_name from person p cross join person_scope s
               where s.person = p.id and s.unit = $2 and p.household = $1
               order by p.born_on, p.id limit 50";
    let rows: Vec<(PersonId, String, String)> = tx.rows(sql, &[&id, scope.unit()])?;
    let members = rows
        .into_iter()
        .map(|(id, first, last)| (id, crate::people::display_name(&first, &last)))
        .collect();
    Ok(Some(Household { id, name, members }))
}

/// Lets two people of the scope live in one household: that of `with`, made when there is none.
///
/// # Errors
/// [`Error::NotFound`] when one of them is outside the scope.
pub fn join_household(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    with: &PersonId,
) -> Result<()> {
    must_reach(tx, scope, person)?;
    let other = of_scope(tx, scope, with)?.ok_or(Error::NotFound)?;
    let household = match household(tx, scope, with)? {
        Some(known) => known.id,
        None => {
            let (id, now): (HouseholdId, _) = (tx.fresh(), tx.now());
            let sql = "insert into household (id, name, created_at) values ($1, $2, $3)";
            tx.exec(sql, &[&id, &other.record.last_name, &now])?;
            tx.exec("update person set household = $2 where id = $1", &[with, &id])?;
            id
        }
    };
    tx.exec("update person set household = $2 where id = $1", &[person, &household]).map(drop)
}

/// Takes a person out of their household; a household left by all but one is given up.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn leave_household(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<()> {
    must_reach(tx, scope, person)?;
    leave(tx, person)
}

/// Takes a person out of their household, whatever the scope.
pub(in crate::people) fn leave(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let sql = "select household from person where id = $1 and household is not null";
    let Some((household,)) = tx.row::<(HouseholdId,)>(sql, &[person])? else { return Ok(()) };
    tx.exec("update person set household = null where id = $1", &[person])?;
    let left: i64 = tx.one("select count(*) from person where household = $1", &[&household])?;
    if left <= 1 {
        tx.exec("update person set household = null where household = $1", &[&household])?;
        tx.exec("delete from household where id = $1", &[&household])?;
    }
    Ok(())
}

fn must_reach(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<()> {
    super::home_of(tx, scope, person)?.map(drop).ok_or(Error::NotFound)
}
