//! Voting rolls: who is a member on a day, since when, and whether they may vote. A roll is
//! frozen with its counts; only settling at the desk is added.

use kernel::db::{Arg, Cell, Tx};
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::accounts::token_hash;
use crate::members::rules::{Paid, Stamp, member_since, vote};
use crate::members::store::memberships::{Hand, fresh, read_facts};
use crate::members::store::types::terms_on;
use crate::members::{MembershipId, Refusal, RollId, TypeId};
use crate::org::{Office, PersonId, Scope, UnitId};

/// Most people of one roll: a larger unit freezes one for each section.
pub(in crate::members) const ROLL_LINES_MAX: i64 = 5_000;
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

row! {
    struct Member {
        id: MembershipId,
        person: PersonId,
        kind: TypeId,
        first_name: String,
        last_name: String,
        number: Option<String>,
        unit_name: String,
    }
}

/// The members of a scope on a day, with what voting asks of them; by name.
///
/// # Errors
/// [`Refusal::RollTooLong`] when they are too many.
pub(in crate::members) fn voters_on(
    tx: &mut Tx<'_>,
    scope: &Scope,
    day: &str,
) -> Result<Vec<RollLine>> {
    let sql = "select m.id, m.person, m.type, p.first_name, p.last_name, p.number, u.name
               from person_scope s join membership m on m.person = s.person
               join person p on p.id = m.person join unit u on u.id = m.unit
               where s.unit = $1 and m.accepted_on <= $2
               and (m.ended_on is null or m.ended_on > $2)
               order by s.sort_name, m.id limit $3";
    let limit = ROLL_LINES_MAX + 1;
    let members: Vec<Member> = tx.rows(sql, &[scope.unit(), &day, &limit])?;
    if i64::try_from(members.len())? > ROLL_LINES_MAX {
        return Err(Refusal::RollTooLong.into());
    }
    let mut all = stamps_before(tx, scope, day)?.into_iter().peekable();
    let mut by_id: std::collections::HashMap<String, Vec<Stamp>> = std::collections::HashMap::new();
    for (id, stamp) in all.by_ref() {
        by_id.entry(id).or_default().push(stamp);
    }
    let mut lines = Vec::new();
    let mut terms = Vec::new();
    for (place, member) in (1..).zip(members) {
        if !terms.iter().any(|(kind, _)| *kind == member.kind) {
            terms.push((member.kind.clone(), terms_on(tx, &member.kind, day)?));
        }
        let found = terms.iter().find(|(kind, _)| *kind == member.kind);
        let Some((_, terms)) = found else { continue };
        let facts = read_facts(tx, &member.id)?;
        let Some(since_on) = member_since(&facts, day) else { continue };
        let stamps = by_id.get(member.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        let voting = vote(&since_on, stamps, terms, day);
        lines.push(RollLine {
            id: fresh(tx),
            person: Some(member.person),
            place,
            name: format!("{} {}", member.last_name, member.first_name).trim().to_owned(),
            number: member.number.unwrap_or_default(),
            unit_name: member.unit_name,
            since_on,
            has_seniority: voting.has_seniority,
            has_paid: voting.has_paid,
            settled_at: None,
            settled_by_name: String::new(),
        });
    }
    Ok(lines)
}

/// The stamps of a scope that were due before a day, with all that came in for them.
fn stamps_before(tx: &mut Tx<'_>, scope: &Scope, day: &str) -> Result<Vec<(String, Stamp)>> {
    let sql = "select st.membership, st.month, st.through_on, st.due_on, st.due_cents, st.exempt,
               coalesce((select cast(sum(p.cents) as bigint) from stamp_payment p
                where p.stamp = st.id and p.on_day <= $2
                and (p.undone_on is null or p.undone_on > $2)), 0)
               from person_scope s join stamp st on st.person = s.person
               where s.unit = $1 and st.due_on < $2";
    type Cells = (String, String, String, String, i64, bool, i64);
    let rows: Vec<Cells> = tx.rows(sql, &[scope.unit(), &day])?;
    let stamp = |(id, period, through_on, due_on, due_cents, is_exempt, cents): Cells| {
        let paid = vec![Paid { cents, on_day: day.to_owned(), undone_on: None }];
        (id, Stamp { period, through_on, due_on, due_cents, is_exempt, paid })
    };
    Ok(rows.into_iter().map(stamp).collect())
}

/// Freezes a roll: its lines, counts and fingerprint stay as they are.
///
/// # Errors
/// [`Refusal::NoTitle`], [`Refusal::BadDay`], [`Refusal::RollTooLong`].
pub(in crate::members) fn freeze(
    tx: &mut Tx<'_>,
    office: &Office,
    name: &str,
    new: &NewRoll,
) -> Result<RollId> {
    if new.name.trim().is_empty() {
        return Err(Refusal::NoTitle.into());
    }
    let lines = voters_on(tx, &office.scope, &new.on_day)?;
    let voters = lines.iter().filter(|line| line.may_vote()).count();
    let (voters, listed) = (i64::try_from(voters)?, i64::try_from(lines.len())?);
    let written: String = lines.iter().map(|line| written(line) + "\n").collect();
    let (id, now, digest): (RollId, _, _) = (tx.fresh(), tx.now(), token_hash(&written));
    let args: [&dyn Arg; 11] = [
        &id,
        &office.unit.id,
        &new.name,
        &new.on_day,
        &new.challenge_until_on,
        &listed,
        &voters,
        &digest,
        &office.person,
        &name,
        &now,
    ];
    tx.exec(
        "insert into voting_roll (id, unit, name, on_day, challenge_until_on, listed, voters,
         digest, made_by, made_by_name, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &args,
    )?;
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = lines.iter().map(|line| {
        Ok([
            text(&line.id),
            text(id.as_str()),
            line.person.as_ref().map_or(Cell::Null, |person| text(person.as_str())),
            Cell::Int(line.place),
            text(&line.name),
            text(&line.number),
            text(&line.unit_name),
            text(&line.since_on),
            Cell::Int(i64::from(line.has_seniority)),
            Cell::Int(i64::from(line.has_paid)),
            text(""),
        ])
    });
    const COLUMNS: [&str; 11] = [
        "id",
        "roll",
        "person",
        "place",
        "name",
        "number",
        "unit_name",
        "since_on",
        "has_seniority",
        "has_paid",
        "settled_by_name",
    ];
    tx.load("voting_roll_line", &COLUMNS, rows)?;
    Ok(id)
}

/// A line as its fingerprint is made of it.
fn written(line: &RollLine) -> String {
    let yes = |is: bool| if is { "1" } else { "0" };
    [
        &line.place.to_string(),
        line.name.as_str(),
        &line.number,
        &line.unit_name,
        &line.since_on,
        yes(line.has_seniority),
        yes(line.has_paid),
    ]
    .join("\t")
}

const ROLL: &str = "select r.id, r.unit, u.name, r.name, r.on_day, r.challenge_until_on, r.listed,
    r.voters, r.digest, r.made_by_name, r.made_at
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
