//! Requests for payment: each with its own creditor reference, so that the bank's line finds it.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::ledger::CollectorId;
use crate::org::{PersonId, Scope, UnitId};
use crate::treasury::CallId;
use crate::treasury::rules::Refusal;
use crate::treasury::store::{Hand, next_number};

row! {
    /// A request for payment.
    #[derive(Debug, Clone)]
    pub struct Call {
        /// Which.
        pub id: CallId,
        /// Who receives.
        pub collector: CollectorId,
        /// For which unit.
        pub unit: UnitId,
        /// Of whom it is asked.
        pub person: Option<PersonId>,
        /// Their last name, or nothing.
        pub last_name: String,
        /// Their first name, or nothing.
        pub first_name: String,
        /// Its creditor reference.
        pub reference: String,
        /// What for.
        pub label: String,
        /// How much was asked.
        pub asked_cents: i64,
        /// How much came under its reference and was not taken back.
        pub paid_cents: i64,
        /// When it was made, ISO text.
        pub made_on: String,
        /// Until when it asks to be paid.
        pub due_on: String,
        /// When it was mailed.
        pub mailed_at: Option<Moment>,
        /// When it was printed.
        pub printed_at: Option<Moment>,
        /// When it was withdrawn.
        pub withdrawn_at: Option<Moment>,
        /// What a gift under it answers; empty for dues.
        pub target: String,
    }
}

impl Call {
    /// What is still asked.
    #[must_use]
    pub fn open_cents(&self) -> i64 {
        if self.withdrawn_at.is_some() { 0 } else { (self.asked_cents - self.paid_cents).max(0) }
    }
}

const COLUMNS: &str = "select k.id, k.collector, k.unit, k.person, coalesce(h.last_name, ''),
    coalesce(h.first_name, ''), k.reference, k.label, k.amount_cents,
    (select cast(coalesce(sum(p.amount_cents), 0) as bigint) from payment p
     where p.reference = k.reference and not exists (select 1 from payment_fact f
         where f.payment = p.id
         and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))),
    k.made_on, k.due_on, k.mailed_at, k.printed_at, k.withdrawn_at, k.target
    from payment_call k left join person h on h.id = k.person";

/// Calls on a page.
const CALLS_MAX: i64 = 300;

/// What is asked of somebody.
#[derive(Debug, Clone)]
pub(in crate::treasury) struct NewCall {
    /// Who receives.
    pub collector: CollectorId,
    /// For which unit.
    pub unit: UnitId,
    /// Of whom.
    pub person: PersonId,
    /// What for.
    pub label: String,
    /// How much.
    pub cents: i64,
    /// Until when, ISO text.
    pub due_on: String,
    /// The batch it is part of.
    pub batch: Option<String>,
}

/// Makes a call with a reference of its own; an open one for the same amount is taken instead.
///
/// # Errors
/// [`Refusal::NothingDue`] for nothing.
pub(in crate::treasury) fn make_call(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    new: &NewCall,
) -> Result<CallId> {
    if new.cents <= 0 {
        return Err(Refusal::NothingDue.into());
    }
    let open = open_of(tx, &new.person)?;
    if let Some(same) = open.iter().find(|call| {
        call.open_cents() == new.cents && call.collector == new.collector && call.unit == new.unit
    }) {
        return Ok(same.id.clone());
    }
    write_call(tx, hand, new, "")
}

/// Writes a call, of dues or of a gift that answers `target`.
pub(super) fn write_call(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    new: &NewCall,
    target: &str,
) -> Result<CallId> {
    let today = tx.now().day_text();
    let number = next_number(tx, "call")?;
    let body = format!("{}{number:07}", today.get(..4).unwrap_or_default());
    let reference = bank::rf_reference(&body)
        .map_err(|_| Error::fault("a creditor reference cannot be made"))?;
    let (id, now) = (tx.fresh::<CallId>(), tx.now());
    tx.exec(
        "insert into payment_call (id, collector, unit, person, number, reference, label,
         amount_cents, made_on, due_on, batch, by_person, by_name, at, target)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &[
            &id,
            &new.collector,
            &new.unit,
            &new.person,
            &number,
            &reference,
            &new.label,
            &new.cents,
            &today,
            &new.due_on,
            &new.batch,
            &hand.person(),
            &hand.name,
            &now,
            &target,
        ],
    )?;
    Ok(id)
}

/// The newest calls of a scope; of one batch when it is named.
pub(in crate::treasury) fn calls_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    batch: &str,
) -> Result<Vec<Call>> {
    let sql = format!(
        "{COLUMNS} where k.unit in (select unit from unit_above where above = $1)
         and (cast($2 as text) = '' or k.batch = $2) order by k.at desc, k.id desc limit $3"
    );
    tx.rows(&sql, &[scope.unit(), &batch, &CALLS_MAX])
}

/// One call of a scope.
pub(in crate::treasury) fn call_of(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &CallId,
) -> Result<Option<Call>> {
    let sql = format!(
        "{COLUMNS} where k.id = $2 and k.unit in (select unit from unit_above where above = $1)"
    );
    tx.row(&sql, &[scope.unit(), id])
}

/// One call of the person themselves.
pub(in crate::treasury) fn call_of_person(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &CallId,
) -> Result<Option<Call>> {
    let sql = format!("{COLUMNS} where k.id = $2 and k.person = $1");
    tx.row(&sql, &[person, id])
}

/// What is asked of somebody as dues and not wholly paid, newest first.
pub(in crate::treasury) fn open_of(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Call>> {
    let sql = format!(
        "{COLUMNS} where k.person = $1 and k.withdrawn_at is null and k.target = ''
         order by k.at desc, k.id desc limit 50"
    );
    let mut calls: Vec<Call> = tx.rows(&sql, &[person])?;
    calls.retain(|call| call.open_cents() > 0);
    Ok(calls)
}

/// A call by its reference, for whoever reads the bank's lines.
pub(in crate::treasury) fn by_reference(tx: &mut Tx<'_>, reference: &str) -> Result<Option<Call>> {
    let sql = format!("{COLUMNS} where k.reference = $1");
    tx.row(&sql, &[&reference])
}

/// Writes down that a call was mailed.
pub(in crate::treasury) fn mailed(tx: &mut Tx<'_>, id: &CallId) -> Result<()> {
    let now = tx.now();
    tx.exec("update payment_call set mailed_at = $2 where id = $1", &[id, &now]).map(drop)
}

/// Writes down that calls were printed.
pub(in crate::treasury) fn printed(tx: &mut Tx<'_>, id: &CallId) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "update payment_call set printed_at = $2 where id = $1 and printed_at is null",
        &[id, &now],
    )
    .map(drop)
}

/// Withdraws a call.
///
/// # Errors
/// [`Refusal::CallOver`] when it was withdrawn before.
pub(in crate::treasury) fn withdraw(tx: &mut Tx<'_>, id: &CallId) -> Result<()> {
    let now = tx.now();
    let sql = "update payment_call set withdrawn_at = $2 where id = $1 and withdrawn_at is null";
    if tx.exec(sql, &[id, &now])? == 1 { Ok(()) } else { Err(Refusal::CallOver.into()) }
}

/// People of a scope after another one in the order of lists, for calls in bulk.
pub(in crate::treasury) fn debtors(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    after: &str,
    limit: i64,
) -> Result<Vec<(PersonId, UnitId, String)>> {
    tx.rows(
        "select p.id, p.home_unit, coalesce(e.address, '') from person_scope s
         join person p on p.id = s.person
         left join person_email e on e.person = p.id and e.position = 0 and e.bad = 0
         where s.unit = $1 and p.id > $2 and p.died_on is null
         order by p.id limit $3",
        &[unit, &after, &limit],
    )
}

/// A call whatever the scope: for mails.
pub(in crate::treasury) fn any_call(tx: &mut Tx<'_>, id: &CallId) -> Result<Option<Call>> {
    tx.row(&format!("{COLUMNS} where k.id = $1"), &[id])
}

/// Most people of one bulk of requests whose selection is written down.
const OWING_MAX: i64 = 20_000;

/// People of a unit and below who owe something on a day.
pub(in crate::treasury) fn owing(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    today: &str,
) -> Result<Vec<PersonId>> {
    let found: Vec<(PersonId,)> = tx.rows(
        "select distinct s.person from stamp s
         join person_scope c on c.person = s.person and c.unit = $1
         where s.due_on <= $2 and s.exempt = 0 and s.paid_cents < s.due_cents
         order by s.person limit $3",
        &[unit, &today, &OWING_MAX],
    )?;
    Ok(found.into_iter().map(|(person,)| person).collect())
}
