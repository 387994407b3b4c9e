//! Two answers of one person become one: the one that went further stands, and the other is kept
//! beside it without what it says of anybody, for the money that came for it and the way back.

use kernel::db::Tx;
use kernel::{Result, row};
use values::names;

use crate::events::store::registrations::lock;
use crate::events::{EventId, RegistrationId};
use crate::org::PersonId;

row! {
    /// An answer, as far as a merge asks.
    #[derive(Debug, Clone)]
    struct Answer {
        id: RegistrationId,
        event: EventId,
        guests: String,
        /// How far it went: taken back, waiting, seated, came.
        rank: i64,
    }
}

/// The rank of an answer that has its seats.
const SEATED: i64 = 2;

const ANSWER: &str = "select id, event, guests, case when cancelled_at is not null then 0
    when came_at is not null then 3 when seated_at is not null then 2 else 1 end
    from registration";

/// A person who answered twice under two records answered once.
///
/// # Errors
/// A fault from the database.
pub(super) fn merge(tx: &mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()> {
    let sql = format!(
        "{ANSWER} where person = $1 and event in (select event from registration where person = $2)
         order by event"
    );
    let theirs: Vec<Answer> = tx.rows(&sql, &[from, into])?;
    let ours = format!("{ANSWER} where person = $1 and event = $2");
    for gone in theirs {
        lock(tx, &gone.event)?;
        let Some(kept) = tx.row::<Answer>(&ours, &[into, &gone.event])? else { continue };
        match gone.rank > kept.rank {
            true => become_one(tx, &gone, &kept)?,
            false => become_one(tx, &kept, &gone)?,
        }
    }
    tx.exec("update registration set person = $2 where person = $1", &[from, into]).map(drop)
}

/// What became `other` before still says so, and is found through it: each merge is undone alone.
/// A seat that this frees is given with the event's next change, not now: whoever looks at a merge
/// and undoes it finds the seats that there were.
///
/// `stands` is their answer; of `other` the guests come too when both had their seats, each once,
/// and whoever came came when the first of both did.
fn become_one(tx: &mut Tx<'_>, stands: &Answer, other: &Answer) -> Result<()> {
    let now = tx.now();
    let both_seated = stands.rank >= SEATED && other.rank >= SEATED;
    let guests =
        if both_seated { once(&stands.guests, &other.guests) } else { own(&stands.guests) };
    let seats = i64::try_from(guests.len())? + 1;
    tx.exec(
        "update registration set guests = $3, seats = $4, came_at = case
          when came_at is null then (select o.came_at from registration o where o.id = $2)
          else (select case when o.came_at < registration.came_at then o.came_at
           else registration.came_at end from registration o where o.id = $2) end
         where id = $1",
        &[&stands.id, &other.id, &guests.join("\n"), &seats],
    )?;
    let came = "update registration set absent_at = null where id = $1 and came_at is not null";
    tx.exec(came, &[&stands.id])?;
    tx.exec(
        "update registration set person = '', first_name = '', last_name = '', email = '',
         phone = '', guests = '', answers = '[]', came_at = null, absent_at = null,
         cancelled_at = coalesce(cancelled_at, $3), merged_into = $2 where id = $1",
        &[&other.id, &stands.id, &now],
    )
    .map(drop)
}

fn own(guests: &str) -> Vec<String> {
    guests.lines().map(str::to_owned).collect()
}

/// The guests of both answers, each once, however they are written.
fn once(ours: &str, theirs: &str) -> Vec<String> {
    let mut guests = own(ours);
    for guest in theirs.lines() {
        if guests.iter().all(|known| names::fold(known) != names::fold(guest)) {
            guests.push(guest.to_owned());
        }
    }
    guests
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_of_both_answers_is_one_guest() {
        assert_eq!(once("Béa Roux\nCarl", "BEA ROUX\nDenis"), ["Béa Roux", "Carl", "Denis"]);
        assert!(once("", "").is_empty());
    }
}
