//! Memberships and what happened to them.

use kernel::db::{Arg, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::members::rules::{Fact, FactKind, Schedule, days};
use crate::members::store::{stamps, types};
use crate::members::{MembershipId, Refusal, TypeId};
use crate::org::{Office, PersonId, Scope, UnitId};
use crate::people::{self, Cause, FactKind as Relates, Way};

/// Memberships of one person at most.
const OF_PERSON_MAX: i64 = 100;
/// Facts read of one membership.
const FACTS_MAX: i64 = 2_000;

row! {
    /// A membership.
    #[derive(Debug, Clone, Serialize)]
    pub struct Membership {
        /// Its identifier.
        pub id: MembershipId,
        /// Whose.
        pub person: PersonId,
        /// The unit that keeps it.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// By which type.
        pub kind: TypeId,
        /// The type's name in French.
        pub type_fr: String,
        /// The type's name in English.
        pub type_en: String,
        /// The first day for which dues are owed.
        pub counts_from_on: String,
        /// When it was asked for.
        pub applied_on: Option<String>,
        /// When it was accepted.
        pub accepted_on: Option<String>,
        /// When it ended.
        pub ended_on: Option<String>,
        /// How it ended.
        pub ended_how: Option<String>,
        /// The way to pay that was chosen.
        pub way: String,
        /// Payments a year.
        pub instalments: i64,
        /// Where it comes from.
        pub source: String,
    }
}

const MEMBERSHIP: &str = "select m.id, m.person, m.unit, u.name, m.type, t.name_fr, t.name_en,
    m.counts_from_on, m.applied_on, m.accepted_on, m.ended_on, m.ended_how, m.way, m.instalments,
    m.source from membership m join unit u on u.id = m.unit
    join membership_type t on t.id = m.type";

row! {
    /// A fact as it is told.
    #[derive(Debug, Clone, Serialize)]
    pub struct Told {
        /// What.
        pub kind: String,
        /// When, ISO text.
        pub on_day: String,
        /// Why, or by which decision.
        pub why: String,
        /// The unit it names.
        pub unit_name: Option<String>,
        /// Who wrote it down; empty for the person and for the house.
        pub by_name: String,
        /// When it was written down.
        pub at: Moment,
    }
}

/// Who writes something down: an officer, the person themselves, or the house.
#[derive(Debug, Clone)]
pub(in crate::members) enum Hand {
    /// At work, and their name.
    Officer(Box<Office>, String),
    /// The person, in their space.
    Themselves(PersonId),
    /// A form, a job, an import.
    House,
}

impl Hand {
    /// Who, when it is somebody.
    pub(in crate::members) fn person(&self) -> Option<&PersonId> {
        match self {
            Self::Officer(office, _) => Some(&office.person),
            Self::Themselves(person) => Some(person),
            Self::House => None,
        }
    }

    /// The name that is kept beside what they did.
    pub(in crate::members) fn name(&self) -> &str {
        if let Self::Officer(_, name) = self { name } else { "" }
    }

    /// The cause of changes to the record.
    pub(in crate::members) fn cause(&self) -> Cause {
        match self {
            Self::Officer(office, _) => Cause {
                by: Some(office.person.clone()),
                mandate: Some(office.mandate.id.clone()),
                way: Way::Edited,
            },
            Self::Themselves(person) => {
                Cause { by: Some(person.clone()), mandate: None, way: Way::Themselves }
            }
            Self::House => Cause { by: None, mandate: None, way: Way::House },
        }
    }
}

/// A membership to write down.
#[derive(Debug, Clone)]
pub(in crate::members) struct NewMembership<'a> {
    /// Whose.
    pub person: &'a PersonId,
    /// The unit that keeps it.
    pub unit: &'a UnitId,
    /// By which type.
    pub kind: &'a TypeId,
    /// When it was asked for.
    pub applied_on: &'a str,
    /// The first day for which dues are owed.
    pub counts_from_on: &'a str,
    /// What is owed each month, or each period.
    pub cents: i64,
    /// The way to pay that was chosen.
    pub way: &'a str,
    /// Payments a year.
    pub instalments: i64,
    /// Where it comes from: `join`, `office`, `import:…`.
    pub source: &'a str,
}

/// Writes down that somebody asked to join. A membership that holds already is given back.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn create(
    tx: &mut Tx<'_>,
    new: &NewMembership<'_>,
    hand: &Hand,
) -> Result<MembershipId> {
    let open = "select id from membership where person = $1 and ended_on is null
                order by created_at, id limit 1";
    if let Some((id,)) = tx.row::<(MembershipId,)>(open, &[new.person])? {
        return Ok(id);
    }
    let (id, now): (MembershipId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into membership (id, person, unit, type, counts_from_on, way, instalments, source,
         created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            &id,
            new.person,
            new.unit,
            new.kind,
            &new.counts_from_on,
            &new.way,
            &new.instalments,
            &new.source,
            &now,
        ],
    )?;
    write_amount(tx, &id, new.person, new.counts_from_on, new.cents, hand)?;
    write_fact(tx, &id, new.person, FactKind::Applied, new.applied_on, "", None, hand, new.source)?;
    follow(tx, &id)?;
    Ok(id)
}

/// Adds a fact, and lets everything that follows from it follow: the dates of the membership, the
/// relation of the person, the stamps that are called.
///
/// # Errors
/// [`Refusal::NoDecision`] when an exclusion names none.
pub(in crate::members) fn add_fact(
    tx: &mut Tx<'_>,
    membership: &Membership,
    kind: FactKind,
    on_day: &str,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if kind == FactKind::Excluded && why.trim().is_empty() {
        return Err(Refusal::NoDecision.into());
    }
    let (id, person) = (&membership.id, &membership.person);
    write_fact(tx, id, person, kind, on_day, why, None, hand, &membership.source)?;
    follow(tx, id)?;
    let source = source_of(id);
    match kind.holds() {
        Some(true) => {
            people::add_fact(tx, person, Relates::Joined, on_day, &source, hand.person())?;
            stamps::call(tx, id, on_day)?;
        }
        Some(false) if membership.accepted_on.is_some() => {
            people::add_fact(tx, person, Relates::Left, on_day, &source, hand.person())?;
        }
        _ => {}
    }
    Ok(())
}

/// Ends a membership: resigned, excluded, died, struck off.
///
/// # Errors
/// [`Refusal::Ended`] when it ended before.
pub(in crate::members) fn end(
    tx: &mut Tx<'_>,
    membership: &Membership,
    kind: FactKind,
    on_day: &str,
    why: &str,
    hand: &Hand,
) -> Result<()> {
    if membership.ended_on.is_some() {
        return Err(Refusal::Ended.into());
    }
    add_fact(tx, membership, kind, on_day, why, hand)?;
    let sql = "update membership_card set ended_on = $2 where membership = $1 and ended_on is null";
    tx.exec(sql, &[&membership.id, &on_day]).map(drop)
}

/// Where relation facts of a membership say they come from.
pub(in crate::members) fn source_of(id: &MembershipId) -> String {
    format!("membership:{id}")
}

#[expect(clippy::too_many_arguments, reason = "a fact is these things, each of its own kind")]
pub(in crate::members) fn write_fact(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    person: &PersonId,
    kind: FactKind,
    on_day: &str,
    why: &str,
    unit: Option<&UnitId>,
    hand: &Hand,
    source: &str,
) -> Result<()> {
    let (id, now) = (fresh(tx), tx.now());
    let mandate = match hand {
        Hand::Officer(office, _) => Some(office.mandate.id.clone()),
        _ => None,
    };
    let args: [&dyn Arg; 12] = [
        &id,
        membership,
        person,
        &kind.name(),
        &on_day,
        &why,
        &unit,
        &hand.person(),
        &hand.name(),
        &mandate,
        &source,
        &now,
    ];
    tx.exec(
        "insert into membership_fact (id, membership, person, kind, on_day, why, unit, by_person,
         by_name, mandate, source, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &args,
    )
    .map(drop)
}

/// A new identifier of a row that nothing else names.
pub(in crate::members) fn fresh(tx: &Tx<'_>) -> String {
    let id: uuid::Uuid = tx.fresh();
    id.hyphenated().to_string()
}

/// Makes the dates of a membership again from its facts.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn follow(tx: &mut Tx<'_>, id: &MembershipId) -> Result<()> {
    let mut facts = read_facts(tx, id)?;
    facts.sort_by(|left, right| (&left.on_day, left.kind).cmp(&(&right.on_day, right.kind)));
    let applied = facts.iter().find(|fact| fact.kind == FactKind::Applied);
    let applied = applied.map(|fact| fact.on_day.clone());
    let holds = facts.iter().rposition(|fact| fact.kind.holds() == Some(true));
    let over = facts.iter().rposition(|fact| fact.kind.holds() == Some(false));
    let last_over = over.filter(|over| holds.is_none_or(|holds| holds < *over));
    let over = last_over.and_then(|place| facts.get(place));
    let accepted = crate::members::rules::member_since(&facts, "9999-12-31").or_else(|| {
        let first = facts.iter().find(|fact| fact.kind.holds() == Some(true));
        first.map(|fact| fact.on_day.clone())
    });
    let (ended_on, ended_how) =
        over.map(|fact| (fact.on_day.clone(), fact.kind.name().to_owned())).unzip();
    tx.exec(
        "update membership set applied_on = $2, accepted_on = $3, ended_on = $4, ended_how = $5
         where id = $1",
        &[id, &applied, &accepted, &ended_on, &ended_how],
    )
    .map(drop)
}

/// The facts of a membership.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn read_facts(tx: &mut Tx<'_>, id: &MembershipId) -> Result<Vec<Fact>> {
    let sql = "select kind, on_day from membership_fact where membership = $1
               order by on_day, at, id limit $2";
    let rows: Vec<(String, String)> = tx.rows(sql, &[id, &FACTS_MAX])?;
    let known =
        |(kind, on_day): (String, String)| Some(Fact { kind: FactKind::parse(&kind)?, on_day });
    Ok(rows.into_iter().filter_map(known).collect())
}

/// What happened to the memberships of a person, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn facts_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<Told>> {
    let sql = "select f.kind, f.on_day, f.why, u.name, f.by_name, f.at from membership_fact f
               left join unit u on u.id = f.unit where f.person = $1
               order by f.on_day desc, f.at desc, case f.kind when 'applied' then 0
                   when 'accepted' then 1 when 'card_issued' then 2 else 3 end desc,
               f.id desc limit $2";
    tx.rows(sql, &[person, &limit])
}

/// One membership, whatever the scope: for jobs and for the person themselves.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn one(tx: &mut Tx<'_>, id: &MembershipId) -> Result<Option<Membership>> {
    tx.row(&format!("{MEMBERSHIP} where m.id = $1"), &[id])
}

/// One membership of somebody of the scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(in crate::members) fn membership_in(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &MembershipId,
) -> Result<Membership> {
    let found = one(tx, id)?.ok_or(Error::NotFound)?;
    people::home_of(tx, scope, &found.person)?.ok_or(Error::NotFound)?;
    Ok(found)
}

/// The memberships of a person, the one that counts first: open before ended, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn memberships_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<Vec<Membership>> {
    let sql = format!(
        "{MEMBERSHIP} where m.person = $1
         order by case when m.ended_on is null then 0 else 1 end,
         case when m.accepted_on is null then 1 else 0 end, m.accepted_on, m.created_at, m.id
         limit $2"
    );
    tx.rows(&sql, &[person, &OF_PERSON_MAX])
}

/// The membership that counts today: the oldest that is open.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn current(
    tx: &mut Tx<'_>,
    person: &PersonId,
) -> Result<Option<Membership>> {
    Ok(memberships_of(tx, person)?.into_iter().find(|one| one.ended_on.is_none()))
}

fn write_amount(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    person: &PersonId,
    from_on: &str,
    cents: i64,
    hand: &Hand,
) -> Result<()> {
    let (id, now) = (fresh(tx), tx.now());
    tx.exec(
        "insert into membership_amount (id, membership, person, from_on, cents, by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, membership, person, &from_on, &cents, &hand.name(), &now],
    )
    .map(drop)
}

/// What is owed each month or period, on a day.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn amount_on(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    day: &str,
) -> Result<i64> {
    let sql = "select cents from membership_amount where membership = $1
               order by case when from_on <= $2 then 0 else 1 end,
               case when from_on <= $2 then from_on else '' end desc, from_on, at desc, id desc
               limit 1";
    Ok(tx.row::<(i64,)>(sql, &[membership, &day])?.map_or(0, |(cents,)| cents))
}

/// Changes what is owed from a month on, where nothing came in yet.
///
/// # Errors
/// [`Refusal::AmountRefused`] when the schedule of the type does not allow it.
pub(in crate::members) fn change_amount(
    tx: &mut Tx<'_>,
    membership: &Membership,
    from_month: &str,
    cents: i64,
    hand: &Hand,
) -> Result<()> {
    let from_on = days::first_day(from_month);
    let schedule: Option<Schedule> = types::schedule_on(tx, &membership.kind, &from_on)?;
    if cents < 0 || schedule.is_some_and(|schedule| !schedule.allows(cents)) {
        return Err(Refusal::AmountRefused.into());
    }
    let sql = "delete from membership_amount where membership = $1 and from_on = $2";
    tx.exec(sql, &[&membership.id, &from_on])?;
    write_amount(tx, &membership.id, &membership.person, &from_on, cents, hand)?;
    stamps::restamp(tx, &membership.id)
}

/// Changes the way to pay that was chosen.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn change_way(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    way: &str,
    instalments: i64,
) -> Result<()> {
    let sql = "update membership set way = $2, instalments = $3 where id = $1";
    tx.exec(sql, &[membership, &way, &instalments]).map(drop)
}
