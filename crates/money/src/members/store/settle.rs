//! What payments settle: given to months by a rule, given again when the rule changes, taken back.

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::members::rules::{Open, Rule, allocate, days};
use crate::members::store::memberships::{Membership, current, fresh};
use crate::members::store::stamps::{StampRow, call_through, stamps_of};
use crate::members::store::types::terms_on;
use crate::org::PersonId;

/// Months that a payment may settle ahead at most.
const AHEAD_MONTHS_MAX: i64 = 24;
/// Lines of one payment at most.
const LINES_MAX: i64 = 2_000;

/// A payment of dues, to be given to months.
#[derive(Debug, Clone)]
pub struct Settlement<'a> {
    /// The payment's identifier: the same again replaces what it settled for this person.
    pub payment: &'a str,
    /// For whom it pays, who need not be who pays.
    pub person: &'a PersonId,
    /// How much of it is dues.
    pub cents: i64,
    /// When it came in, ISO text.
    pub on_day: &'a str,
    /// How it is given to months.
    pub rule: Rule,
    /// Who decided so.
    pub by: Option<&'a PersonId>,
}

/// What a payment settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Each month or period with what it took, oldest first.
    pub periods: Vec<(String, i64)>,
    /// What no month could take.
    pub rest_cents: i64,
}

/// Gives a payment to months. The same payment again gives the same months; with another rule or
/// amount, what it settled before no longer counts.
///
/// # Errors
/// [`Error::Stale`] when somebody settled the same months meanwhile: try again.
pub fn settle(tx: &mut Tx<'_>, what: &Settlement<'_>) -> Result<Settled> {
    let former = lines_of(tx, what.payment, Some(what.person))?;
    let Some(membership) = current(tx, what.person)? else {
        void(tx, &former)?;
        return Ok(Settled { periods: Vec::new(), rest_cents: what.cents });
    };
    let mut stamps = stamps_of(tx, &membership.id, "", LAST_DAY)?;
    if reach(tx, &membership, &stamps, &former, what)? {
        stamps = stamps_of(tx, &membership.id, "", LAST_DAY)?;
    }
    let open: Vec<Open> = stamps.iter().map(|stamp| open_of(stamp, &former)).collect();
    let (parts, rest_cents) = allocate(&what.rule, &open, what.cents);
    let parts: Vec<(&StampRow, i64)> =
        parts.into_iter().filter_map(|(at, cents)| Some((stamps.get(at)?, cents))).collect();
    let periods = parts.iter().map(|(stamp, cents)| (stamp.month.clone(), *cents)).collect();
    let settled = Settled { periods, rest_cents };
    let is_same = former.len() == parts.len()
        && parts.iter().all(|(stamp, cents)| {
            former.iter().any(|line| line.stamp == stamp.id && line.cents == *cents)
        })
        && former.iter().all(|line| line.on_day == what.on_day);
    if is_same {
        return Ok(settled);
    }
    void(tx, &former)?;
    for (stamp, cents) in parts {
        let held: i64 =
            former.iter().filter(|line| line.stamp == stamp.id).map(|line| line.cents).sum();
        add(tx, stamp, stamp.paid_cents - held, cents, what)?;
    }
    Ok(settled)
}

const LAST_DAY: &str = "9999-12-31";

/// What is missing of a stamp without what this payment settled before.
fn open_of(stamp: &StampRow, former: &[Line]) -> Open {
    let held: i64 =
        former.iter().filter(|line| line.stamp == stamp.id).map(|line| line.cents).sum();
    let open_cents =
        if stamp.exempt { 0 } else { (stamp.due_cents - stamp.paid_cents + held).max(0) };
    Open { period: stamp.month.clone(), open_cents }
}

/// Calls further stamps when the months there are cannot take the payment; whether it did.
fn reach(
    tx: &mut Tx<'_>,
    membership: &Membership,
    stamps: &[StampRow],
    former: &[Line],
    what: &Settlement<'_>,
) -> Result<bool> {
    let takes = |stamp: &&StampRow| what.rule.takes(&stamp.month);
    let room: i64 =
        stamps.iter().filter(takes).map(|stamp| open_of(stamp, former).open_cents).sum();
    if room >= what.cents {
        return Ok(false);
    }
    let terms = terms_on(tx, &membership.kind, what.on_day)?;
    let last = stamps.last().map_or(membership.counts_from_on.as_str(), |row| &row.through_on);
    let furthest = days::day_plus_months(what.on_day, AHEAD_MONTHS_MAX);
    let mut wanted = match &what.rule {
        Rule::Months(months) => months.iter().max().map_or_else(String::new, |month| {
            if month.len() == 7 { days::last_day(month) } else { format!("{month}-12-31") }
        }),
        Rule::OldestFirst | Rule::From(_) => {
            terms.period_end(&membership.counts_from_on, &days::plus_days(last, 1))
        }
    };
    let mut called = 0;
    while wanted.as_str() > last && wanted <= furthest {
        let new = call_through(tx, membership, &terms, &wanted)?;
        called += new;
        let sql = "select coalesce(cast(sum(case when exempt = 1 then 0
                   else due_cents - paid_cents end) as bigint), 0)
                   from stamp where membership = $1 and from_on > $2";
        let ahead: i64 = tx.one(sql, &[&membership.id, &last])?;
        if new == 0 || room + ahead >= what.cents || matches!(what.rule, Rule::Months(_)) {
            break;
        }
        wanted = terms.period_end(&membership.counts_from_on, &days::plus_days(&wanted, 1));
    }
    Ok(called > 0)
}

/// A part of a payment that counts for a stamp.
struct Line {
    id: String,
    stamp: String,
    cents: i64,
    on_day: String,
}

fn lines_of(tx: &mut Tx<'_>, payment: &str, person: Option<&PersonId>) -> Result<Vec<Line>> {
    let sql = "select id, stamp, cents, on_day from stamp_payment
               where payment = $1 and undone_at is null
               and (cast($2 as text) is null or person = $2) order by stamp, id limit $3";
    let rows: Vec<(String, String, i64, String)> =
        tx.rows(sql, &[&payment, &person, &LINES_MAX])?;
    let line = |(id, stamp, cents, on_day)| Line { id, stamp, cents, on_day };
    Ok(rows.into_iter().map(line).collect())
}

/// Lines that never held: as if the payment had not been given so.
fn void(tx: &mut Tx<'_>, lines: &[Line]) -> Result<()> {
    for line in lines {
        undo(tx, line, &line.on_day)?;
    }
    Ok(())
}

fn undo(tx: &mut Tx<'_>, line: &Line, on_day: &str) -> Result<()> {
    let now = tx.now();
    let sql = "update stamp_payment set undone_on = $2, undone_at = $3
               where id = $1 and undone_at is null";
    if tx.exec(sql, &[&line.id, &on_day, &now])? == 0 {
        return Err(Error::Stale);
    }
    let sql = "update stamp set paid_cents = paid_cents - $2 where id = $1";
    tx.exec(sql, &[&line.stamp, &line.cents]).map(drop)
}

fn add(
    tx: &mut Tx<'_>,
    stamp: &StampRow,
    paid_cents: i64,
    cents: i64,
    what: &Settlement<'_>,
) -> Result<()> {
    // The condition that two payments of the same month meet on.
    let sql = "update stamp set paid_cents = paid_cents + $2 where id = $1 and paid_cents = $3";
    if tx.exec(sql, &[&stamp.id, &cents, &paid_cents])? == 0 {
        return Err(Error::Stale);
    }
    line(tx, &stamp.id, what, cents, "")
}

/// Writes a line of a payment for a stamp, whose sum the caller has changed.
pub(in crate::members) fn line(
    tx: &mut Tx<'_>,
    stamp: &str,
    what: &Settlement<'_>,
    cents: i64,
    source: &str,
) -> Result<()> {
    let (id, now) = (fresh(tx), tx.now());
    tx.exec(
        "insert into stamp_payment (id, stamp, person, payment, cents, on_day, rule, by_person,
         source, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &stamp,
            what.person,
            &what.payment,
            &cents,
            &what.on_day,
            &what.rule.text(),
            &what.by,
            &source,
            &now,
        ],
    )
    .map(drop)
}

/// Takes back all that a payment settled, from today on: it bounced, it was refunded.
///
/// # Errors
/// A fault from the database.
pub fn unsettle(tx: &mut Tx<'_>, payment: &str) -> Result<()> {
    let today = tx.now().day_text();
    unsettle_on(tx, payment, &today)
}

/// Takes back all that a payment settled, from a day on; as of earlier days it still counts.
///
/// # Errors
/// A fault from the database.
pub fn unsettle_on(tx: &mut Tx<'_>, payment: &str, on_day: &str) -> Result<()> {
    for line in lines_of(tx, payment, None)? {
        undo(tx, &line, on_day)?;
    }
    Ok(())
}

/// Gives to a payment the months that a file said were settled, before the payment was known:
/// `cause` is what the lines were written under.
///
/// # Errors
/// A fault from the database.
pub fn adopt(tx: &mut Tx<'_>, cause: &str, payment: &str) -> Result<u64> {
    tx.exec("update stamp_payment set payment = $2 where payment = $1", &[&cause, &payment])
}

/// What a payment settled for each person, as it counts now.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn settled_months(
    tx: &mut Tx<'_>,
    payment: &str,
) -> Result<Vec<(PersonId, String, i64)>> {
    let sql = "select p.person, s.month, p.cents from stamp_payment p
               join stamp s on s.id = p.stamp where p.payment = $1 and p.undone_at is null
               order by s.from_on, p.id limit $2";
    tx.rows(sql, &[&payment, &LINES_MAX])
}
