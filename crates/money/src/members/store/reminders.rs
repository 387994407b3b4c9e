//! Reminders: one for each due day and distance from it, never twice; letters for people without
//! a working address.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::consent::{self, Channel, ELECTRONIC_CONTACT};
use crate::members::MembershipId;
use crate::members::rules::FactKind;
use crate::members::rules::days;
use crate::members::store::memberships::{Hand, Membership, fresh, one, write_fact};
use crate::members::store::types::terms_on;
use crate::org::{PersonId, Scope};
use crate::people;

/// Memberships looked at by one transaction.
const BATCH_MAX: i64 = 100;
/// Days after which a reminder that was missed is not made up for: nobody floods people when
/// reminders are switched on late or a file comes in.
const MADE_UP_DAYS_MAX: i64 = 7;
/// Letters listed at once.
const LETTERS_MAX: i64 = 500;
/// Printed letters listed at once.
const PRINTED_MAX: i64 = 100;

/// A mail to enqueue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::members) struct ReminderMail {
    /// The reminder.
    pub id: String,
}

/// Writes down the reminders that fall on today for some memberships after an identifier. Returns
/// the mails to send and the last membership looked at; `None` when there is no further one.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn due_reminders(
    tx: &mut Tx<'_>,
    after: &str,
) -> Result<(Vec<ReminderMail>, Option<String>)> {
    let today = tx.now().day_text();
    // The oldest stamp that is open decides: the others are told with it.
    let sql = "select m.id, min(s.due_on), cast(sum(case when s.from_on <= $2
               then s.due_cents - s.paid_cents else 0 end) as bigint)
               from membership m join stamp s on s.membership = m.id
               where m.id > $1 and m.accepted_on is not null and m.ended_on is null
               and s.exempt = 0 and s.due_cents > s.paid_cents
               group by m.id order by m.id limit $3";
    let found: Vec<(MembershipId, String, i64)> = tx.rows(sql, &[&after, &today, &BATCH_MAX])?;
    let last = found.last().map(|(id, ..)| id.to_string());
    let mut mails = Vec::new();
    for (id, due_on, cents) in found {
        let Some(membership) = one(tx, &id)? else { continue };
        let distance = distance_today(tx, &membership, &due_on, &today)?;
        let Some(distance) = distance else { continue };
        mails.extend(remind(tx, &membership, &due_on, distance, cents)?);
    }
    Ok((mails, last))
}

/// The distance of the reminder that falls on today or fell shortly before.
fn distance_today(
    tx: &mut Tx<'_>,
    membership: &Membership,
    due_on: &str,
    today: &str,
) -> Result<Option<i64>> {
    let terms = terms_on(tx, &membership.kind, today)?;
    let falls = |distance: &i64| {
        let day = days::plus_days(due_on, *distance);
        day.as_str() <= today && today <= days::plus_days(&day, MADE_UP_DAYS_MAX).as_str()
    };
    Ok(terms.reminder_days.into_iter().filter(falls).max())
}

fn remind(
    tx: &mut Tx<'_>,
    membership: &Membership,
    due_on: &str,
    distance: i64,
    cents: i64,
) -> Result<Option<ReminderMail>> {
    let Some(channel) = channel_of(tx, &membership.person)? else { return Ok(None) };
    let (id, now) = (fresh(tx), tx.now());
    let added = tx.exec(
        "insert into reminder (id, membership, person, due_on, distance_days, channel, cents, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (membership, due_on, distance_days) do nothing",
        &[&id, &membership.id, &membership.person, &due_on, &distance, &channel, &cents, &now],
    )?;
    if added == 0 {
        return Ok(None);
    }
    if distance > 0 {
        let (of, person) = (&membership.id, &membership.person);
        let today = now.day_text();
        let source = &membership.source;
        write_fact(tx, of, person, FactKind::Late, &today, "", None, &Hand::House, source)?;
    }
    Ok((channel == "email").then_some(ReminderMail { id }))
}

/// By mail where an address works and mail is wanted, else by letter; not at all to the dead.
fn channel_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<&'static str>> {
    let Some(kept) = people::own(tx, person)? else { return Ok(None) };
    if kept.record.died_on.is_some() {
        return Ok(None);
    }
    let electronic = consent::standing(tx, person, ELECTRONIC_CONTACT, Channel::Any)?;
    let wants_none = electronic.is_some_and(|(state, _)| state.is_no());
    let has_mail = kept.record.emails.iter().any(|line| !line.bad) && !wants_none;
    Ok(Some(if has_mail { "email" } else { "letter" }))
}

row! {
    /// A reminder by letter.
    #[derive(Debug, Clone, Serialize)]
    pub struct Letter {
        /// Its identifier.
        pub id: String,
        /// To whom.
        pub person: PersonId,
        /// First name.
        pub first_name: String,
        /// Last name.
        pub last_name: String,
        /// Street.
        pub line_1: Option<String>,
        /// Second line.
        pub line_2: Option<String>,
        /// Postcode.
        pub postcode: Option<String>,
        /// Town.
        pub city: Option<String>,
        /// The day that it is about.
        pub due_on: String,
        /// What is missing.
        pub cents: i64,
        /// When it was made.
        pub at: Moment,
        /// When it was printed.
        pub printed_at: Option<Moment>,
    }
}

/// The letters of the scope that are to be printed, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn letters(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Letter>> {
    let sql = "select r.id, r.person, p.first_name, p.last_name, a.line_1, a.line_2, a.postcode,
               a.city, r.due_on, r.cents, r.at, r.printed_at
               from reminder r join person_scope s on s.person = r.person
               join person p on p.id = r.person
               left join person_address a on a.person = r.person and a.position = 0
               where s.unit = $1 and r.channel = 'letter' and r.printed_at is null
               order by r.at, r.id limit $2";
    tx.rows(sql, &[scope.unit(), &LETTERS_MAX])
}

/// The letters of the scope that were printed, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn printed_letters(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Letter>> {
    let sql = "select r.id, r.person, p.first_name, p.last_name, null, null, null, null,
               r.due_on, r.cents, r.at, r.printed_at
               from reminder r join person_scope s on s.person = r.person
               join person p on p.id = r.person
               where s.unit = $1 and r.channel = 'letter' and r.printed_at is not null
               order by r.printed_at desc, r.id desc limit $2";
    tx.rows(sql, &[scope.unit(), &PRINTED_MAX])
}

/// Letters of the scope are printed: they are listed no more. Returns whose.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn mark_printed(
    tx: &mut Tx<'_>,
    scope: &Scope,
    ids: &[String],
) -> Result<Vec<PersonId>> {
    let known = letters(tx, scope)?;
    let now = tx.now();
    let mut people = Vec::new();
    for letter in known.into_iter().filter(|letter| ids.contains(&letter.id)) {
        let sql = "update reminder set printed_at = $2 where id = $1 and printed_at is null";
        if tx.exec(sql, &[&letter.id, &now])? == 1 {
            people.push(letter.person);
        }
    }
    Ok(people)
}

/// What a reminder's mail says: to whom, since when, how much is missing now; `None` when nothing
/// is missing any more or nobody may be written to.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn reminder_mail(
    tx: &mut Tx<'_>,
    id: &str,
) -> Result<Option<(people::Kept, String, i64, i64)>> {
    let sql = "select person, due_on, distance_days from reminder where id = $1";
    let found: Option<(PersonId, String, i64)> = tx.row(sql, &[&id])?;
    let Some((person, due_on, distance)) = found else { return Ok(None) };
    let today = tx.now().day_text();
    let missing: i64 =
        super::due(tx, &person, &today)?.iter().map(|one| one.due_cents - one.paid_cents).sum();
    if missing <= 0 && distance >= 0 || channel_of(tx, &person)? != Some("email") {
        return Ok(None);
    }
    let cents = if missing > 0 { missing } else { super::proposed(tx, &person, &today)? };
    Ok(people::own(tx, &person)?.map(|kept| (kept, due_on, distance, cents)))
}
