//! What is to be done about people, by whom, until when.

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::web::Cursor;
use kernel::{Error, Result, row};

use crate::org::{PersonId, Scope};
use crate::people::TaskId;

/// Where tasks without a day stand.
const NO_DAY: &str = "9999-12-31";

row! {
    /// Something to do about a person, in a list.
    #[derive(Debug, Clone)]
    pub struct Due {
        /// Its identifier.
        pub id: TaskId,
        /// About whom.
        pub person: PersonId,
        /// Their first name.
        pub first_name: String,
        /// Their last name.
        pub last_name: String,
        /// What to do.
        pub title: String,
        /// Until which day, ISO text.
        pub due_on: Option<String>,
        /// Who should.
        pub assigned_to: Option<PersonId>,
        /// When it was done.
        pub done_at: Option<Moment>,
    }
}

/// A task to write down.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NewTask {
    /// What to do.
    pub title: String,
    /// Until which day, ISO text.
    pub due_on: Option<String>,
    /// Who should; whoever writes it down when it is not said.
    pub assigned_to: Option<PersonId>,
}

/// Which tasks a list shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Those of one officer.
    Of(PersonId),
    /// Those of the scope's units.
    All,
}

/// Adds a task about a person of the scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, or when whoever should is no officer at work in it.
pub fn add_task(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    new: &NewTask,
    by: &PersonId,
) -> Result<TaskId> {
    super::home_of(tx, scope, person)?.ok_or(Error::NotFound)?;
    if let Some(other) = new.assigned_to.as_ref().filter(|other| *other != by) {
        super::care::must_work(tx, scope, other)?;
    }
    let (id, now): (TaskId, _) = (tx.fresh(), tx.now());
    let doer = new.assigned_to.as_ref().unwrap_or(by);
    tx.exec(
        "insert into person_task (id, person, unit, title, due_on, assigned_to, created_by,
         created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, person, scope.unit(), &new.title, &new.due_on, doer, by, &now],
    )?;
    Ok(id)
}

/// Takes a task back that nobody has done yet; returns whether it could.
///
/// # Errors
/// [`Error::NotFound`] when the person is outside the scope.
pub fn remove_task(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    task: &TaskId,
) -> Result<bool> {
    super::home_of(tx, scope, person)?.ok_or(Error::NotFound)?;
    let sql = "delete from person_task where id = $1 and person = $2 and done_at is null
               and unit in (select unit from unit_above where above = $3)";
    Ok(tx.exec(sql, &[task, person, scope.unit()])? == 1)
}

const DUE: &str = "select t.id, t.person, p.first_name, p.last_name, t.title, t.due_on,
    t.assigned_to, t.done_at from person_task t cross join person p cross join person_scope s
    where p.id = t.person and s.person = t.person and s.unit = $1
    and t.unit in (select unit from unit_above where above = $1)";

/// What is still to do, the earliest day first, tasks without a day last.
///
/// # Errors
/// A fault from the database.
pub fn tasks_to_do(
    tx: &mut Tx<'_>,
    scope: &Scope,
    whose: &Whose,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Due>> {
    let (key, id) = after.map_or(("", ""), |after| (after.key.as_str(), after.id.as_str()));
    let (of, who) = of_whom(whose);
    let sql = format!(
        "{DUE} {of} and t.done_at is null and (coalesce(t.due_on, '{NO_DAY}'), t.id) > ($3, $4)
         order by coalesce(t.due_on, '{NO_DAY}'), t.id limit $5"
    );
    tx.rows(&sql, &[scope.unit(), &who, &key, &id, &limit])
}

/// What was done, the latest first.
///
/// # Errors
/// A fault from the database.
pub fn tasks_done(tx: &mut Tx<'_>, scope: &Scope, whose: &Whose, limit: i64) -> Result<Vec<Due>> {
    let (of, who) = of_whom(whose);
    let sql =
        format!("{DUE} {of} and t.done_at is not null order by t.done_at desc, t.id desc limit $3");
    tx.rows(&sql, &[scope.unit(), &who, &limit])
}

/// The condition on who should, and its value.
fn of_whom(whose: &Whose) -> (&'static str, String) {
    match whose {
        Whose::Of(person) => ("and t.assigned_to = $2", person.to_string()),
        Whose::All => ("and $2 = ''", String::new()),
    }
}

/// Where a task stands in its list.
#[must_use]
pub fn place_of(due: &Due) -> Cursor {
    let key = due.due_on.clone().unwrap_or_else(|| NO_DAY.to_owned());
    Cursor { key, id: due.id.to_string() }
}

/// How many tasks of an officer were to be done before today, and how many today.
///
/// # Errors
/// A fault from the database.
pub fn tasks_due(tx: &mut Tx<'_>, scope: &Scope, officer: &PersonId) -> Result<(i64, i64)> {
    let today = tx.now().day_text();
    let sql = "select
            cast(coalesce(sum(case when t.due_on < $3 then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(case when t.due_on = $3 then 1 else 0 end), 0) as bigint)
        from person_task t cross join person_scope s
        where t.assigned_to = $2 and t.done_at is null and t.due_on <= $3
        and s.person = t.person and s.unit = $1
        and t.unit in (select unit from unit_above where above = $1)";
    let found: Option<(i64, i64)> = tx.row(sql, &[scope.unit(), officer, &today])?;
    Ok(found.unwrap_or_default())
}

/// What is done with several tasks at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskGesture {
    /// They are done, or to do again.
    Done(bool),
    /// Somebody else should.
    Give(PersonId),
    /// Until another day; `None` for no day.
    Until(Option<String>),
}

/// Does something with tasks that the scope may know; returns how many it changed.
///
/// # Errors
/// [`Error::NotFound`] when whoever should is no officer at work in the scope.
pub fn change_tasks(
    tx: &mut Tx<'_>,
    scope: &Scope,
    tasks: &[TaskId],
    gesture: &TaskGesture,
    by: &PersonId,
) -> Result<u64> {
    if tasks.is_empty() {
        return Ok(0);
    }
    let now = tx.now();
    let (set, state, at, value) = match gesture {
        TaskGesture::Done(true) => {
            ("done_at = $2, done_by = $3", "done_at is null", Some(now), Some(by.to_string()))
        }
        TaskGesture::Done(false) => {
            ("done_at = $2, done_by = $3", "done_at is not null", None, None)
        }
        TaskGesture::Give(other) => {
            super::care::must_work(tx, scope, other)?;
            ("assigned_to = $3, done_at = $2", "done_at is null", None, Some(other.to_string()))
        }
        TaskGesture::Until(day) => {
            ("due_on = $3, done_at = $2", "done_at is null", None, day.clone())
        }
    };
    let sql = format!(
        "update person_task set {set} where {state}
         and unit in (select unit from unit_above where above = $1)
         and exists (select 1 from person_scope s
             where s.unit = $1 and s.person = person_task.person)
         and id in ({})",
        marks(4, tasks.len())
    );
    let mut args: Vec<&dyn Arg> = vec![scope.unit(), &at, &value];
    args.extend(tasks.iter().map(|task| -> &dyn Arg { task }));
    tx.exec(&sql, &args)
}
