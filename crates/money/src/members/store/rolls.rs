//! Voting rolls: who is a member on a day, since when, and whether they may vote. A roll is
//! frozen with its counts; only settling at the desk is added.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::members::store::memberships::Hand;
use crate::members::{Refusal, RollId};
use crate::org::{PersonId, Scope, UnitId};

/// Most people of one roll.
pub(in crate::members) const ROLL_LINES_MAX: i64 = 500_000;
/// Rolls listed.
const ROLLS_MAX: i64 = 200;

row! {
    /// A frozen roll.
    #[derive(Debug, Clone, Serialize)]
    pub struct Roll {
        /// Its identifier.
        pub id: RollId,
        /// The unit whose members it lists, with all below.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// What it is for.
        pub name: String,
        /// The day of the vote.
        pub on_day: String,
        /// Until when lines may be challenged.
        pub challenge_until_on: String,
        /// How many are listed.
        pub listed: i64,
        /// How many of them might vote when it was frozen.
        pub voters: i64,
        /// Fingerprint of its lines.
        pub digest: String,
        /// Who froze it.
        pub made_by_name: String,
        /// When.
        pub made_at: Moment,
        /// Whether all of its lines are there.
        pub is_ready: bool,
    }
}

row! {
    /// A line of a roll.
    #[derive(Debug, Clone, Serialize)]
    pub struct RollLine {
        /// Its identifier.
        pub id: String,
        /// Who; nobody once erased.
        pub person: Option<PersonId>,
        /// Its place, from 1.
        pub place: i64,
        /// The name, copied.
        pub name: String,
        /// The number, copied.
        pub number: String,
        /// The unit, copied.
        pub unit_name: String,
        /// Member since.
        pub since_on: String,
        /// Joined early enough.
        pub has_seniority: bool,
        /// The latest months are settled.
        pub has_paid: bool,
        /// When the dues were settled at the desk.
        pub settled_at: Option<Moment>,
        /// Who took them.
        pub settled_by_name: String,
    }
}

impl RollLine {
    /// Whether they may vote now.
    pub(in crate::members) const fn may_vote(&self) -> bool {
        self.has_seniority && (self.has_paid || self.settled_at.is_some())
    }
}

/// A roll to freeze.
#[derive(Debug, Clone)]
pub(in crate::members) struct NewRoll {
    /// What it is for.
    pub name: String,
    /// The day of the vote.
    pub on_day: String,
    /// Until when lines may be challenged.
    pub challenge_until_on: String,
}

const ROLL: &str = "select r.id, r.unit, u.name, r.name, r.on_day, r.challenge_until_on, r.listed,
    r.voters, r.digest, r.made_by_name, r.made_at,
    case when r.done_at is null then 0 else 1 end
    from voting_roll r join unit u on u.id = r.unit
    where r.unit in (select unit from unit_above where above = $1)";

/// The rolls of a scope, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn rolls(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Roll>> {
    let sql = format!("{ROLL} order by r.on_day desc, r.made_at desc, r.id desc limit $2");
    tx.rows(&sql, &[scope.unit(), &ROLLS_MAX])
}

/// One roll of a scope.
///
/// # Errors
/// [`Error::NotFound`] outside the scope.
pub(in crate::members) fn roll(tx: &mut Tx<'_>, scope: &Scope, id: &RollId) -> Result<Roll> {
    tx.row(&format!("{ROLL} and r.id = $2"), &[scope.unit(), id])?.ok_or(Error::NotFound)
}

/// The lines of a roll after a place.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn roll_lines(
    tx: &mut Tx<'_>,
    id: &RollId,
    after: i64,
    limit: i64,
) -> Result<Vec<RollLine>> {
    let sql = "select id, person, place, name, number, unit_name, since_on, has_seniority,
               has_paid, settled_at, settled_by_name from voting_roll_line
               where roll = $1 and place > $2 order by place limit $3";
    tx.rows(sql, &[id, &after, &limit])
}

/// Notes that a member settled their dues at the desk on the day of the vote: they may vote, and
/// the treasury keys the payment in.
///
/// # Errors
/// [`Refusal::NotOnRoll`] when there is no such line, or it is settled.
pub(in crate::members) fn settle_at_desk(
    tx: &mut Tx<'_>,
    id: &RollId,
    line: &str,
    hand: &Hand,
) -> Result<()> {
    let now = tx.now();
    let sql = "update voting_roll_line set settled_at = $3, settled_by_name = $4
               where roll = $1 and id = $2 and settled_at is null and has_paid = 0
               and person is not null";
    let ready = "select 1 from voting_roll where id = $1 and done_at is not null";
    if tx.row::<(i64,)>(ready, &[id])?.is_none() {
        return Err(Refusal::RollNotReady.into());
    }
    let done = tx.exec(sql, &[id, &line, &now, &hand.name()])?;
    if done == 1 { Ok(()) } else { Err(Refusal::NotOnRoll.into()) }
}

/// How many settled at the desk.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn settled_on(tx: &mut Tx<'_>, id: &RollId) -> Result<i64> {
    let sql = "select count(*) from voting_roll_line where roll = $1 and settled_at is not null";
    tx.one(sql, &[id])
}
