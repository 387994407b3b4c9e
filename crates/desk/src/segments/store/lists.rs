//! Lists of people made by hand: from a segment at one moment, or from people ticked.

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::web::Cursor;
use kernel::{Error, Result, row};

use crate::org::{Office, PersonId, Scope};
use crate::segments::ListId;

/// Most lists that a page shows.
const LISTS_MAX: i64 = 300;
/// People looked up by one statement.
const KEYS_MAX: usize = 200;

row! {
    /// A list.
    #[derive(Debug, Clone)]
    pub struct List {
        /// Its identifier.
        pub id: ListId,
        /// Name of the unit that keeps it.
        pub unit_name: String,
        /// Its name.
        pub name: String,
        /// What it is for.
        pub reason: String,
        /// The segment it was made from, in the textual language; empty when by hand.
        pub asked: String,
        /// Who made it.
        pub by_name: String,
        /// When.
        pub made_at: Moment,
    }
}

/// A list to make.
#[derive(Debug, Clone)]
pub struct NewList {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub reason: String,
    /// The segment it is made from; empty when by hand.
    pub asked: String,
    /// Name of who makes it.
    pub by_name: String,
}

const LIST: &str = "select l.id, u.name, l.name, l.reason, l.asked, l.made_by_name, l.made_at
    from people_list l join unit u on u.id = l.unit
    join unit_above a on a.unit = l.unit and a.above = $1 where l.closed_at is null";

/// The lists of a scope, by name.
///
/// # Errors
/// A fault from the database.
pub fn lists_of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<List>> {
    let sql = format!("{LIST} order by l.folded, l.id limit $2");
    tx.rows(&sql, &[scope.unit(), &LISTS_MAX])
}

/// A list of the scope.
///
/// # Errors
/// A fault from the database.
pub fn list(tx: &mut Tx<'_>, scope: &Scope, id: &ListId) -> Result<Option<List>> {
    tx.row(&format!("{LIST} and l.id = $2"), &[scope.unit(), id])
}

/// Makes an empty list at the office's unit.
///
/// # Errors
/// [`Error::Refused`] when the unit has one of this name.
pub fn add_list(tx: &mut Tx<'_>, office: &Office, new: &NewList) -> Result<ListId> {
    let (id, now): (ListId, _) = (tx.fresh(), tx.now());
    let folded = values::names::fold(&new.name);
    let args: [&dyn Arg; 10] = [
        &id,
        office.scope.unit(),
        &new.name,
        &folded,
        &new.reason,
        &new.asked,
        &office.person,
        &new.by_name,
        &office.mandate.id,
        &now,
    ];
    let added = tx.exec(
        "insert into people_list (id, unit, name, folded, reason, asked, made_by, made_by_name,
         mandate, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict do nothing",
        &args,
    )?;
    if added == 1 { Ok(id) } else { Err(Error::Refused("segments-list-name-taken")) }
}

/// Puts people of the scope on a list of the scope; returns those who were not on it. Others
/// are left out.
///
/// # Errors
/// [`Error::NotFound`] when the list is outside the scope.
pub fn add_entries(
    tx: &mut Tx<'_>,
    office: &Office,
    id: &ListId,
    people: &[PersonId],
) -> Result<Vec<PersonId>> {
    let scope = &office.scope;
    list(tx, scope, id)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    let mut added = Vec::new();
    for part in people.chunks(KEYS_MAX) {
        let sql = format!(
            "select s.person from person_scope s where s.unit = $1 and s.person in ({})
             and not exists (select 1 from people_list_entry e
                 where e.list = $2 and e.person = s.person)",
            marks(3, part.len())
        );
        let mut args: Vec<&dyn Arg> = vec![scope.unit(), id];
        args.extend(part.iter().map(|person| -> &dyn Arg { person }));
        for (person,) in tx.rows::<(PersonId,)>(&sql, &args)? {
            let one = tx.exec(
                "insert into people_list_entry (list, person, added_by, added_at)
                 values ($1, $2, $3, $4) on conflict do nothing",
                &[id, &person, &office.person, &now],
            )?;
            if one == 1 {
                added.push(person);
            }
        }
    }
    Ok(added)
}

/// Takes people of the scope off a list of the scope; returns how many.
///
/// # Errors
/// [`Error::NotFound`] when the list is outside the scope.
pub fn remove_entries(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &ListId,
    people: &[PersonId],
) -> Result<u64> {
    list(tx, scope, id)?.ok_or(Error::NotFound)?;
    let mut removed = 0;
    for person in people {
        removed += tx.exec(
            "delete from people_list_entry where list = $1 and person = $2
             and person in (select person from person_scope where unit = $3)",
            &[id, person, scope.unit()],
        )?;
    }
    Ok(removed)
}

/// A page of the people of a list who are of the scope, by name.
///
/// # Errors
/// A fault from the database.
pub fn entries(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &ListId,
    after: Option<&Cursor>,
    limit: i64,
) -> Result<Vec<Cursor>> {
    let (key, last) = after.map_or(("", ""), |after| (after.key.as_str(), after.id.as_str()));
    let sql = "select s.person, s.sort_name from people_list_entry e
               cross join person_scope s
               where e.list = $2 and s.unit = $1 and s.person = e.person
               and (s.sort_name, s.person) > ($3, $4)
               order by s.sort_name, s.person limit $5";
    let rows: Vec<(String, String)> = tx.rows(sql, &[scope.unit(), id, &key, &last, &limit])?;
    Ok(rows.into_iter().map(|(id, key)| Cursor { key, id }).collect())
}

/// How many people of the scope a list of the scope holds.
///
/// # Errors
/// A fault from the database.
pub fn count_of(tx: &mut Tx<'_>, scope: &Scope, id: &ListId) -> Result<i64> {
    let sql = "select count(*) from people_list_entry e cross join person_scope s
               where e.list = $2 and s.unit = $1 and s.person = e.person";
    tx.one(sql, &[scope.unit(), id])
}

/// Puts a list of the scope away, and forgets who was on it.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn close_list(tx: &mut Tx<'_>, scope: &Scope, id: &ListId) -> Result<()> {
    list(tx, scope, id)?.ok_or(Error::NotFound)?;
    let now = tx.now();
    tx.exec("delete from people_list_entry where list = $1", &[id])?;
    tx.exec("update people_list set closed_at = $2 where id = $1", &[id, &now]).map(drop)
}
