//! Freezing a voting roll slice by slice: members are read and judged without the writer, then
//! written; the roll remembers where it stands, so that whatever breaks off goes on from there.
//! Payments and facts that are keyed after it was begun do not count.

use std::collections::HashMap;

use kernel::db::{Arg, Cell, Db, Tx, marks};
use kernel::time::Moment;
use kernel::{Error, Result, row};

use super::rolls::{NewRoll, ROLL_LINES_MAX, RollLine};
use crate::access::{self, Act};
use crate::accounts::token_hash;
use crate::members::rules::{Fact, FactKind, Paid, Stamp, Terms, member_since, vote};
use crate::members::store::memberships::fresh;
use crate::members::store::types::terms_on;
use crate::members::{MembershipId, Refusal, RollId, TypeId};
use crate::org::{Office, PersonId, UnitId};

/// Members judged and written by one slice: some ten milliseconds of the writer.
const SLICE: i64 = 200;

row! {
    struct Member {
        id: MembershipId,
        person: PersonId,
        kind: TypeId,
        first_name: String,
        last_name: String,
        number: Option<String>,
        unit_name: String,
        sort_name: String,
    }
}

row! {
    /// A roll that is being frozen.
    #[derive(Debug, Clone)]
    struct Begun {
        unit: UnitId,
        name: String,
        on_day: String,
        listed: i64,
        voters: i64,
        digest: String,
        made_at: Moment,
        last_sort: Option<String>,
        last_id: Option<String>,
    }
}

/// Opens a roll: its lines follow by [`freeze_some`].
///
/// # Errors
/// [`Refusal::NoTitle`].
pub(in crate::members) fn freeze(
    tx: &mut Tx<'_>,
    office: &Office,
    name: &str,
    new: &NewRoll,
) -> Result<RollId> {
    if new.name.trim().is_empty() {
        return Err(Refusal::NoTitle.into());
    }
    let (id, now): (RollId, _) = (tx.fresh(), tx.now());
    let args: [&dyn Arg; 8] = [
        &id,
        &office.unit.id,
        &new.name,
        &new.on_day,
        &new.challenge_until_on,
        &office.person,
        &name,
        &now,
    ];
    tx.exec(
        "insert into voting_roll (id, unit, name, on_day, challenge_until_on, listed, voters,
         digest, made_by, made_by_name, made_at) values ($1, $2, $3, $4, $5, 0, 0, '', $6, $7, $8)",
        &args,
    )?;
    Ok(id)
}

/// Writes some more lines of a roll; whether there are more. Those on it will read that they were
/// selected.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn freeze_some(
    db: &Db,
    id: &RollId,
    office: &Office,
    by_name: &str,
) -> Result<bool> {
    let of = id.clone();
    let read = db.read_now(move |tx| {
        let Some(roll) = begun(tx, &of)? else { return Ok(None) };
        let (lines, last) = judged(tx, &roll)?;
        Ok(Some((roll, lines, last)))
    })?;
    let Some((roll, lines, last)) = read else { return Ok(false) };
    let (of, office, by_name) = (id.clone(), office.clone(), by_name.to_owned());
    db.write_now(move |tx| match &last {
        Some(last) if roll.listed < ROLL_LINES_MAX => {
            if keep(tx, &of, &roll, (&lines, last))? {
                let people: Vec<PersonId> =
                    lines.iter().filter_map(|line| line.person.clone()).collect();
                let batch = Some(of.as_str());
                access::note_many(
                    tx,
                    &office,
                    &by_name,
                    &people,
                    Act::Selected,
                    &roll.name,
                    batch,
                )?;
            }
            Ok(true)
        }
        _ => {
            let now = tx.now();
            let sql = "update voting_roll set done_at = $2 where id = $1 and done_at is null
                       and listed = $3";
            tx.exec(sql, &[&of, &now, &roll.listed])?;
            Ok(false)
        }
    })
}

fn begun(tx: &mut Tx<'_>, id: &RollId) -> Result<Option<Begun>> {
    let sql = "select unit, name, on_day, listed, voters, digest, made_at, last_sort, last_id
               from voting_roll where id = $1 and done_at is null";
    tx.row(sql, &[id])
}

/// Where a member stands on a roll: name to sort by, membership.
type Stands = (String, String);

/// The next members of a roll with what voting asks of them, and where the last one stands: name
/// to sort by, membership. Nobody is left when there is no last one.
fn judged(tx: &mut Tx<'_>, roll: &Begun) -> Result<(Vec<RollLine>, Option<Stands>)> {
    let sql = "select m.id, m.person, m.type, p.first_name, p.last_name, p.number, u.name,
               s.sort_name
               from person_scope s join membership m on m.person = s.person
               join person p on p.id = m.person join unit u on u.id = m.unit
               where s.unit = $1 and m.accepted_on <= $2
               and (m.ended_on is null or m.ended_on > $2)
               and (s.sort_name, m.id) > ($3, $4)
               order by s.sort_name, m.id limit $5";
    let (sort, id) = (roll.last_sort.clone().unwrap_or_default(), roll.last_id.clone());
    let id = id.unwrap_or_default();
    let members: Vec<Member> = tx.rows(sql, &[&roll.unit, &roll.on_day, &sort, &id, &SLICE])?;
    let last = members.last().map(|last| (last.sort_name.clone(), last.id.to_string()));
    let mut stamps = stamps_of(tx, &members, roll)?;
    let mut terms: Vec<(TypeId, Terms)> = Vec::new();
    let mut lines = Vec::new();
    for member in members {
        if !terms.iter().any(|(kind, _)| *kind == member.kind) {
            terms.push((member.kind.clone(), terms_on(tx, &member.kind, &roll.on_day)?));
        }
        let Some((_, terms)) = terms.iter().find(|(kind, _)| *kind == member.kind) else {
            continue;
        };
        let facts = facts_known(tx, &member.id, roll.made_at)?;
        let Some(since_on) = member_since(&facts, &roll.on_day) else { continue };
        let stamps = stamps.remove(member.id.as_str()).unwrap_or_default();
        let voting = vote(&since_on, &stamps, terms, &roll.on_day);
        lines.push(RollLine {
            id: fresh(tx),
            person: Some(member.person),
            place: roll.listed + 1 + i64::try_from(lines.len())?,
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
    Ok((lines, last))
}

/// What was known of a membership when the roll was begun.
fn facts_known(tx: &mut Tx<'_>, id: &MembershipId, at: Moment) -> Result<Vec<Fact>> {
    let sql = "select kind, on_day from membership_fact where membership = $1 and at <= $2
               order by on_day, at, id limit 1000";
    let rows: Vec<(String, String)> = tx.rows(sql, &[id, &at])?;
    let known =
        |(kind, on_day): (String, String)| Some(Fact { kind: FactKind::parse(&kind)?, on_day });
    Ok(rows.into_iter().filter_map(known).collect())
}

/// The stamps of some members that were due before the roll's day, with all that had come in for
/// them when the roll was begun.
fn stamps_of(
    tx: &mut Tx<'_>,
    members: &[Member],
    roll: &Begun,
) -> Result<HashMap<String, Vec<Stamp>>> {
    let mut by_id: HashMap<String, Vec<Stamp>> = HashMap::new();
    if members.is_empty() {
        return Ok(by_id);
    }
    let sql = format!(
        "select st.membership, st.month, st.through_on, st.due_on, st.due_cents, st.exempt,
         coalesce((select cast(sum(p.cents) as bigint) from stamp_payment p
          where p.stamp = st.id and p.on_day <= $1 and p.at <= $2
          and (p.undone_on is null or p.undone_on > $1 or p.undone_at > $2)), 0)
         from stamp st where st.due_on < $1 and st.membership in ({})
         order by st.membership, st.month",
        marks(3, members.len())
    );
    let mut args: Vec<&dyn Arg> = vec![&roll.on_day, &roll.made_at];
    args.extend(members.iter().map(|member| -> &dyn Arg { &member.id }));
    type Cells = (String, String, String, String, i64, bool, i64);
    for (id, period, through_on, due_on, due_cents, is_exempt, cents) in
        tx.rows::<Cells>(&sql, &args)?
    {
        let paid = vec![Paid { cents, on_day: roll.on_day.clone(), undone_on: None }];
        let stamp = Stamp { period, through_on, due_on, due_cents, is_exempt, paid };
        by_id.entry(id).or_default().push(stamp);
    }
    Ok(by_id)
}

/// Writes lines where the roll still stands as it was read; whether it did.
fn keep(
    tx: &mut Tx<'_>,
    id: &RollId,
    roll: &Begun,
    (lines, (sort, member)): (&[RollLine], &Stands),
) -> Result<bool> {
    let mut digest = roll.digest.clone();
    for line in lines {
        digest = token_hash(&format!("{digest}\n{}", written(line)));
    }
    let listed = roll.listed + i64::try_from(lines.len())?;
    let voters = lines.iter().filter(|line| line.may_vote()).count();
    let voters = roll.voters + i64::try_from(voters)?;
    let taken = tx.exec(
        "update voting_roll set listed = $2, voters = $3, digest = $4, last_sort = $5, last_id = $6
         where id = $1 and done_at is null and listed = $7 and coalesce(last_id, '') = $8",
        &[
            id,
            &listed,
            &voters,
            &digest,
            sort,
            member,
            &roll.listed,
            &roll.last_id.clone().unwrap_or_default(),
        ],
    )?;
    if taken == 0 {
        return Ok(false);
    }
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
    tx.load("voting_roll_line", &COLUMNS, rows)?;
    Ok(true)
}

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

/// All who would be on a roll now, for tests.
#[cfg(test)]
pub(in crate::members) fn voters_on(
    tx: &mut Tx<'_>,
    scope: &crate::org::Scope,
    day: &str,
) -> Result<Vec<RollLine>> {
    let mut roll = Begun {
        unit: scope.unit().clone(),
        name: String::new(),
        on_day: day.to_owned(),
        listed: 0,
        voters: 0,
        digest: String::new(),
        made_at: tx.now(),
        last_sort: None,
        last_id: None,
    };
    let mut all = Vec::new();
    loop {
        let (lines, last) = judged(tx, &roll)?;
        let Some((sort, id)) = last else { return Ok(all) };
        (roll.last_sort, roll.last_id) = (Some(sort), Some(id));
        roll.listed += i64::try_from(lines.len())?;
        all.extend(lines);
    }
}

/// The office of whoever began a roll, as it is now.
///
/// # Errors
/// [`Error::NotFound`] when they have none any more.
pub(in crate::members) fn office_of(
    tx: &mut Tx<'_>,
    person: &PersonId,
    unit: &UnitId,
) -> Result<Office> {
    let now = tx.now();
    Office::of(tx, person, Some(unit), now)?.ok_or(Error::NotFound)
}
