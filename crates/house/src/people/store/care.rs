//! Who looks after whom: dated facts, at most one that holds for each person.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::criterion::{Answer, Asked, Leaf, Speaker};
use crate::org::{PersonId, Scope};
use crate::people::{CareId, display_name};

/// Most officers offered.
const CARERS_MAX: i64 = 300;
/// Changes of who looks after a person that a page shows.
const CARES_MAX: i64 = 20;
/// The answer for whoever is looked after at all.
const ANYBODY: &str = "anybody";

row! {
    /// Somebody looks after a person, or did.
    #[derive(Debug, Clone)]
    pub struct Care {
        /// Its identifier.
        pub id: CareId,
        /// Who looks after them.
        pub carer: PersonId,
        /// Who said so.
        pub by: Option<PersonId>,
        /// Since when.
        pub at: Moment,
        /// Until when; `None` while it holds.
        pub ended_at: Option<Moment>,
        /// Who ended it.
        pub ended_by: Option<PersonId>,
    }
}

/// Who looks after a person of the scope, and who did, newest first.
///
/// # Errors
/// A fault from the database.
pub fn cares(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<Vec<Care>> {
    let sql = "select c.id, c.assigned_to, c.assigned_by, c.assigned_at, c.ended_at, c.ended_by
               from person_care c cross join person_scope s
               where c.person = $1 and s.person = c.person and s.unit = $2
               order by case when c.ended_at is null then 0 else 1 end, c.assigned_at desc, c.id
               limit $3";
    tx.rows(sql, &[person, scope.unit(), &CARES_MAX])
}

/// Officers at work in the scope, who may be given people and tasks: their names, by name.
///
/// # Errors
/// A fault from the database.
pub fn carers(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<(PersonId, String)>> {
    let today = tx.now().day_text();
    let rows: Vec<(PersonId, String, String)> = tx.rows(
        "select p.id, p.first_name, p.last_name from person p where p.id in (
             select m.person from mandate m join unit_above a on a.unit = m.unit and a.above = $1
             where m.starts_on <= $2 and (m.ends_on is null or m.ends_on >= $2))
         order by p.sort_name, p.id limit $3",
        &[scope.unit(), &today, &CARERS_MAX],
    )?;
    Ok(rows.into_iter().map(|(id, first, last)| (id, display_name(&first, &last))).collect())
}

/// What giving a person to somebody changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The fact that holds from now on; `None` when nobody looks after them any more.
    pub care: Option<CareId>,
    /// The fact that held before.
    pub before: Option<CareId>,
}

/// Says who looks after a person of the scope from now on; `None` for nobody. Returns what
/// changed; `None` when that was so already.
///
/// # Errors
/// [`Error::NotFound`] outside the scope, or when the carer is no officer at work in it;
/// [`Error::Stale`] when somebody else said otherwise meanwhile.
pub fn look_after(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    carer: Option<&PersonId>,
    by: &PersonId,
) -> Result<Option<Given>> {
    super::home_of(tx, scope, person)?.ok_or(Error::NotFound)?;
    if let Some(carer) = carer {
        must_work(tx, scope, carer)?;
    }
    let sql = "select id, assigned_to from person_care where person = $1 and ended_at is null";
    let now: Option<(CareId, PersonId)> = tx.row(sql, &[person])?;
    if now.as_ref().map(|(_, carer)| carer) == carer {
        return Ok(None);
    }
    let at = tx.now();
    if let Some((id, _)) = &now {
        let sql = "update person_care set ended_at = $2, ended_by = $3
                   where id = $1 and ended_at is null";
        if tx.exec(sql, &[id, &at, by])? == 0 {
            return Err(Error::Stale);
        }
    }
    let before = now.map(|(id, _)| id);
    let Some(carer) = carer else { return Ok(Some(Given { care: None, before })) };
    let id: CareId = tx.fresh();
    let added = tx.exec(
        "insert into person_care (id, person, assigned_to, unit, assigned_by, assigned_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        &[&id, person, carer, scope.unit(), by, &at],
    )?;
    if added == 1 { Ok(Some(Given { care: Some(id), before })) } else { Err(Error::Stale) }
}

/// Fails unless somebody is an officer at work in the scope.
pub(super) fn must_work(tx: &mut Tx<'_>, scope: &Scope, person: &PersonId) -> Result<()> {
    let today = tx.now().day_text();
    let sql = "select 1 from mandate m join unit_above a on a.unit = m.unit and a.above = $1
               where m.person = $3 and m.starts_on <= $2
               and (m.ends_on is null or m.ends_on >= $2) limit 1";
    tx.row::<(i64,)>(sql, &[scope.unit(), &today, person])?.map(drop).ok_or(Error::NotFound)
}

/// Takes back exactly what [`look_after`] changed: what it began is gone, what it ended holds
/// again. Returns whether it could; not when somebody said otherwise since.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub fn look_after_before(
    tx: &mut Tx<'_>,
    scope: &Scope,
    person: &PersonId,
    given: &Given,
) -> Result<bool> {
    super::home_of(tx, scope, person)?.ok_or(Error::NotFound)?;
    let gone = match &given.care {
        Some(care) => {
            let sql = "delete from person_care
                       where id = $1 and person = $2 and ended_at is null";
            tx.exec(sql, &[care, person])? == 1
        }
        None => {
            let sql = "select 1 from person_care where person = $1 and ended_at is null";
            tx.row::<(i64,)>(sql, &[person])?.is_none()
        }
    };
    if !gone {
        return Ok(false);
    }
    if let Some(before) = &given.before {
        let sql = "update person_care set ended_at = null, ended_by = null
                   where id = $1 and person = $2";
        tx.exec(sql, &[before, person])?;
    }
    Ok(true)
}

/// Nobody is looked after by somebody who is erased, and nothing is for them to do.
pub(in crate::people) fn forget(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    tx.exec("delete from person_care where assigned_to = $1", &[person])?;
    let sql = "update person_task set assigned_to = null where assigned_to = $1";
    tx.exec(sql, &[person]).map(drop)
}

/// Who is looked after by whom, among these people.
pub(in crate::people) fn carers_of(
    tx: &mut Tx<'_>,
    people: &[PersonId],
) -> Result<Vec<(PersonId, String)>> {
    super::cells::of_people(
        tx,
        "select c.person, trim(p.first_name || ' ' || p.last_name) from person_care c
         join person p on p.id = c.assigned_to where c.ended_at is null and c.person in",
        people,
    )
}

/// The officers who look after somebody of the scope, and the answer for anybody.
pub fn answers(tx: &mut Tx<'_>, scope: &Scope, speaker: &Speaker<'_>) -> Result<Vec<Answer>> {
    let rows: Vec<(PersonId, String, String)> = tx.rows(
        "select p.id, p.first_name, p.last_name from person p where p.id in (
             select c.assigned_to from person_care c cross join person_scope s
             where s.person = c.person and s.unit = $1 and c.ended_at is null)
         order by p.sort_name, p.id limit $2",
        &[scope.unit(), &CARERS_MAX],
    )?;
    let anybody = Answer::new(ANYBODY, speaker.say("people-criterion-care-anybody", &[]));
    let named = rows
        .into_iter()
        .map(|(id, first, last)| Answer::new(id.to_string(), display_name(&first, &last)));
    Ok(std::iter::once(anybody).chain(named).collect())
}

/// People whom somebody looks after: anybody, or this officer.
pub fn leaf(tx: &mut Tx<'_>, scope: &Scope, asked: &Asked<'_>) -> Result<Option<Leaf>> {
    let leaf = Leaf::of("person_care x", "x.person").sql("x.ended_at is null");
    let Some(value) = asked.value() else { return Ok(None) };
    if value == ANYBODY {
        return Ok(Some(leaf));
    }
    let carer = match PersonId::parse(value) {
        Some(carer) => Some(carer),
        None => named(tx, scope, value)?,
    };
    Ok(carer.map(|carer| leaf.sql("and x.assigned_to =").text(carer.to_string())))
}

/// The one officer of this name who looks after somebody; nobody when several bear it.
fn named(tx: &mut Tx<'_>, scope: &Scope, name: &str) -> Result<Option<PersonId>> {
    let folded = values::names::fold(name);
    let mut same = carers(tx, scope)?;
    same.retain(|(_, known)| values::names::fold(known) == folded);
    Ok(if let [(id, _)] = same.as_slice() { Some(id.clone()) } else { None })
}
