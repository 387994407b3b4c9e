//! What a person says that a movement is when nothing was recognised, and taking it back.

use kernel::db::{Arg, Tx, marks};
use kernel::{Error, Result};

use super::entries::{CallFound, Entry};
use super::{Hand, units_served};
use crate::debits::books::{self, Received};
use crate::org::PersonId;
use crate::treasury::PartKind;

/// Requests proposed at once.
const CALLS_MAX: i64 = 20;

/// Requests of an entry's collector that wait for money: those of some people, and the one that
/// bears a reference.
///
/// # Errors
/// A fault from the database.
pub fn open_calls(
    tx: &mut Tx<'_>,
    entry: &Entry,
    people: &[PersonId],
    reference: &str,
) -> Result<Vec<CallFound>> {
    let whose = match people.len() {
        0 => String::new(),
        count => format!("or c.person in ({})", marks(4, count)),
    };
    let sql = format!(
        "select c.id, c.reference,
         coalesce(p.first_name, '') || ' ' || coalesce(p.last_name, ''), c.amount_cents, c.due_on
         from payment_call c left join person p on p.id = c.person
         where c.collector = $1 and c.withdrawn_at is null and (c.reference = $2 {whose})
         and c.amount_cents > (select coalesce(sum(y.amount_cents), 0) from payment y
             where y.reference = c.reference and not exists (select 1 from payment_fact f
                 where f.payment = y.id
                 and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')))
         order by c.due_on, c.id limit $3"
    );
    let mut args: Vec<&dyn Arg> = vec![&entry.collector, &reference, &CALLS_MAX];
    args.extend(people.iter().map(|person| -> &dyn Arg { person }));
    tx.rows(&sql, &args)
}

/// Writes the payment of somebody whom a person named.
///
/// # Errors
/// `debits-refusal-choice` when no money came in; `debits-refusal-elsewhere` when another
/// collector receives their dues; [`Error::NotFound`] when nobody of the hand's scope is meant.
pub(super) fn receive_of(
    tx: &mut Tx<'_>,
    hand: &Hand,
    entry: &Entry,
    (person, kind): (&PersonId, PartKind),
) -> Result<()> {
    if entry.cents <= 0 {
        return Err(Error::Refused("debits-refusal-choice"));
    }
    let scope = &hand.office.as_ref().ok_or(Error::Refused("debits-refusal-choice"))?.scope;
    let home = books::unit_of(tx, scope, person)?.ok_or(Error::NotFound)?;
    let is_theirs = books::receives_for(tx, scope, person, (&entry.collector, &entry.booked_on))?;
    // Dues go to the entity of one's own unit; a gift may be made to any.
    let unit = match (is_theirs, kind) {
        (true, _) => home,
        (false, PartKind::Dues) => return Err(Error::Refused("debits-refusal-elsewhere")),
        (false, _) => {
            let served = units_served(tx, &entry.collector)?.into_iter().next();
            served.ok_or(Error::Refused("debits-refusal-elsewhere"))?
        }
    };
    let received = Received {
        collector: &entry.collector,
        unit: &unit,
        person,
        debited: false,
        on_day: &entry.booked_on,
        cents: entry.cents,
        kind,
        reference: &entry.reference,
        cause: entry.payment_cause(),
        target: "",
    };
    books::receive(tx, &received, hand.office.as_ref())?;
    tx.exec("update bank_entry set person = $2 where id = $1", &[&entry.id, person]).map(drop)
}

/// Takes back what was decided about a movement, with its payment or its entry; it waits again.
///
/// # Errors
/// [`Error::Stale`] when nothing is decided any more; `debits-refusal-reopen` when debits or
/// carriers followed from it.
pub fn reopen(tx: &mut Tx<'_>, hand: &Hand, entry: &Entry) -> Result<()> {
    if entry.decided.is_none() {
        return Err(Error::Stale);
    }
    if !entry.may_reopen() {
        return Err(Error::Refused("debits-refusal-reopen"));
    }
    let taken = tx.exec(
        "update bank_entry set decided = null, decided_by = null, decided_name = '',
         decided_at = null, person = null, tries = tries + 1
         where id = $1 and decided is not null and tries = $2",
        &[&entry.id, &entry.tries],
    )?;
    if taken == 0 {
        return Err(Error::Stale);
    }
    let today = tx.now().day_text();
    let on_day = today.as_str().max(entry.booked_on.as_str());
    books::take_back_by_cause(tx, &entry.payment_cause(), on_day, hand.office.as_ref())?;
    books::reverse_by_cause(tx, &entry.collector, &entry.cause(), on_day, hand.office.as_ref())
}

impl Entry {
    /// What makes one what its decision posts; another one once a decision was taken back.
    #[must_use]
    pub fn cause(&self) -> String {
        match self.tries {
            0 => self.id.to_string(),
            tries => format!("{}/{tries}", self.id),
        }
    }

    /// The same of the payment that its decision writes.
    #[must_use]
    pub fn payment_cause(&self) -> String {
        format!("bank-entry/{}", self.cause())
    }

    /// Whether what was decided can be taken back: nothing but its own payment or entry followed.
    #[must_use]
    pub fn may_reopen(&self) -> bool {
        let follows = ["collected", "debit-returned", "returned-debits", "cards-paid-out"];
        match self.decided.as_deref() {
            Some("confirmed") => !follows.contains(&self.finding.as_str()),
            Some(_) => true,
            None => false,
        }
    }
}
