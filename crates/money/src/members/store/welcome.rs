//! Welcoming: accept, call, meet; each step with its owner and its day.

use kernel::db::Tx;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::members::MembershipId;
use crate::members::rules::days;
use crate::members::store::memberships::{Hand, fresh};
use crate::org::PersonId;

/// The steps, and in how many days each should be done.
pub(in crate::members) const STEPS: [(&str, i64); 3] = [("accept", 7), ("call", 10), ("meet", 30)];

row! {
    /// A step of a welcome.
    #[derive(Debug, Clone, Serialize)]
    pub struct Step {
        /// `accept`, `call` or `meet`.
        pub kind: String,
        /// Who takes care of it.
        pub owner_name: String,
        /// By when.
        pub due_on: String,
        /// When it was done.
        pub done_on: Option<String>,
        /// By whom.
        pub done_by: String,
    }
}

/// Plans the steps of a new application; once.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn plan_steps(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    person: &PersonId,
) -> Result<()> {
    let today = tx.now().day_text();
    for (kind, within_days) in STEPS {
        let (id, due_on) = (fresh(tx), days::plus_days(&today, within_days));
        tx.exec(
            "insert into welcome_step (id, membership, person, kind, owner_name, due_on, done_by)
             values ($1, $2, $3, $4, '', $5, '') on conflict (membership, kind) do nothing",
            &[&id, membership, person, &kind, &due_on],
        )?;
    }
    Ok(())
}

/// The steps of a membership, in their order.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn steps_of(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
) -> Result<Vec<Step>> {
    let sql = "select kind, owner_name, due_on, done_on, done_by from welcome_step
               where membership = $1 order by due_on, kind";
    tx.rows(sql, &[membership])
}

/// An officer takes care of a step, by a day.
///
/// # Errors
/// [`Error::NotFound`] when there is no such step that waits.
pub(in crate::members) fn take_step(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    kind: &str,
    due_on: &str,
    hand: &Hand,
) -> Result<()> {
    let sql = "update welcome_step set owner = $3, owner_name = $4, due_on = $5
               where membership = $1 and kind = $2 and done_on is null";
    let args: [&dyn kernel::db::Arg; 5] =
        [membership, &kind, &hand.person(), &hand.name(), &due_on];
    if tx.exec(sql, &args)? == 1 { Ok(()) } else { Err(Error::NotFound) }
}

/// A step is done; again changes nothing.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn finish_step(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    kind: &str,
    hand: &Hand,
) -> Result<()> {
    let today = tx.now().day_text();
    let sql = "update welcome_step set done_on = $3, done_by = $4
               where membership = $1 and kind = $2 and done_on is null";
    tx.exec(sql, &[membership, &kind, &today, &hand.name()]).map(drop)
}
