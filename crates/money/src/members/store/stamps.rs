//! Stamps: called period by period, made again when what is owed changes, and read.

use std::collections::HashMap;

use kernel::db::{Arg, Tx, marks};
use kernel::{Result, row};
use serde::Serialize;

use crate::members::MembershipId;
use crate::members::rules::{self, Paid, Period, Rhythm, Stamp, Standing, Terms, days};
use crate::members::store::arrangements::{Arrangement, ArrangementKind, arrangements_of};
use crate::members::store::memberships::{
    Membership, amount_on, current, fresh, memberships_of, one, read_facts,
};
use crate::members::store::types::terms_on;
use crate::org::PersonId;

/// Stamps read of one membership: more than a century.
const STAMPS_MAX: i64 = 1_500;
/// Payments read of one membership.
const LINES_MAX: i64 = 10_000;

/// People asked about in one statement.
const PEOPLE_SLICE: usize = 400;

/// What somebody owes for a month or a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The membership that it is owed for.
    pub membership: MembershipId,
    /// `2026-11` or `2026`.
    pub period: String,
    /// When it is due, ISO text.
    pub due_on: String,
    /// What is owed.
    pub due_cents: i64,
    /// What came in for it.
    pub paid_cents: i64,
}

row! {
    /// A stamp as it is kept.
    #[derive(Debug, Clone, Serialize)]
    pub struct StampRow {
        /// Its identifier.
        pub id: String,
        /// `2026-11` or `2026`.
        pub month: String,
        /// Its first day.
        pub from_on: String,
        /// Its last day.
        pub through_on: String,
        /// When it is due.
        pub due_on: String,
        /// From which day it is late.
        pub late_on: String,
        /// What is owed.
        pub due_cents: i64,
        /// What came in.
        pub paid_cents: i64,
        /// Whether nothing is owed.
        pub exempt: bool,
    }
}

impl StampRow {
    /// What is missing.
    pub(in crate::members) fn open_cents(&self) -> i64 {
        if self.exempt { 0 } else { (self.due_cents - self.paid_cents).max(0) }
    }
}

const STAMP: &str = "select s.id, s.month, s.from_on, s.through_on, s.due_on, s.late_on,
    s.due_cents, s.paid_cents, s.exempt from stamp s";

/// The stamps of a membership between two days, oldest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn stamps_of(
    tx: &mut Tx<'_>,
    membership: &MembershipId,
    from_on: &str,
    through_on: &str,
) -> Result<Vec<StampRow>> {
    let sql = format!(
        "{STAMP} where s.membership = $1 and s.through_on >= $2 and s.from_on <= $3
         order by s.from_on, s.month limit $4"
    );
    tx.rows(&sql, &[membership, &from_on, &through_on, &STAMPS_MAX])
}

/// What somebody owes for months that have begun by a day, oldest first.
///
/// # Errors
/// A fault from the database.
pub fn due(tx: &mut Tx<'_>, person: &PersonId, through_day: &str) -> Result<Vec<Due>> {
    let Some(membership) = current(tx, person)? else { return Ok(Vec::new()) };
    let stamps = stamps_of(tx, &membership.id, "", through_day)?;
    let open = stamps.into_iter().filter(|stamp| stamp.open_cents() > 0);
    Ok(open
        .map(|stamp| Due {
            membership: membership.id.clone(),
            period: stamp.month,
            due_on: stamp.due_on,
            due_cents: stamp.due_cents,
            paid_cents: stamp.paid_cents,
        })
        .collect())
}

/// What many people owe by a day, in cents, without who owes nothing: as [`due`], by slices.
///
/// # Errors
/// A fault from the database.
pub fn due_cents_of(
    tx: &mut Tx<'_>,
    people: &[PersonId],
    through_day: &str,
) -> Result<HashMap<PersonId, i64>> {
    let mut all = HashMap::new();
    for slice in people.chunks(PEOPLE_SLICE) {
        let sql = format!(
            "select m.person, cast(sum(s.due_cents - s.paid_cents) as bigint)
             from membership m join stamp s on s.membership = m.id
             where m.person in ({}) and m.ended_on is null and s.exempt = 0
             and s.due_cents > s.paid_cents and s.from_on <= $1
             and not exists (select 1 from membership o where o.person = m.person
                 and o.ended_on is null and (coalesce(o.accepted_on, '9999'), o.created_at, o.id)
                 < (coalesce(m.accepted_on, '9999'), m.created_at, m.id))
             group by m.person",
            marks(2, slice.len())
        );
        let mut values: Vec<&dyn Arg> = vec![&through_day];
        values.extend(slice.iter().map(|person| -> &dyn Arg { person }));
        let rows: Vec<(PersonId, i64)> = tx.rows(&sql, &values)?;
        all.extend(rows);
    }
    Ok(all)
}

/// What is proposed when somebody pays at the desk: all that is missing of the months that have
/// begun, else the next stamp; nought for who is no member.
///
/// # Errors
/// A fault from the database.
pub fn proposed(tx: &mut Tx<'_>, person: &PersonId, today: &str) -> Result<i64> {
    let missing: i64 =
        due(tx, person, today)?.iter().map(|one| one.due_cents - one.paid_cents).sum();
    if missing > 0 {
        return Ok(missing);
    }
    let next = due(tx, person, "9999-12-31")?.into_iter().next();
    if let Some(next) = next {
        return Ok(next.due_cents - next.paid_cents);
    }
    match current(tx, person)? {
        Some(membership) => amount_on(tx, &membership.id, today),
        None => Ok(0),
    }
}

/// Where a person stands on a day: the best of their memberships.
///
/// # Errors
/// A fault from the database.
pub fn standing(tx: &mut Tx<'_>, person: &PersonId, as_of: &str) -> Result<Standing> {
    let mut best = Standing::NotMember;
    for membership in memberships_of(tx, person)? {
        let facts = read_facts(tx, &membership.id)?;
        let stamps = known(tx, &membership.id)?;
        let terms = terms_on(tx, &membership.kind, as_of)?;
        let found = rules::standing(&facts, &stamps, &terms, as_of);
        if weight(found) > weight(best) {
            best = found;
        }
    }
    Ok(best)
}

/// Which of two standings of one person counts.
pub(super) const fn weight(standing: Standing) -> u8 {
    match standing {
        Standing::NotMember => 0,
        Standing::Left => 1,
        Standing::Lapsed => 2,
        Standing::Applied => 3,
        Standing::Arrears => 4,
        Standing::Late => 5,
        Standing::Grace => 6,
        Standing::UpToDate => 7,
    }
}

/// The stamps of a membership with all that came in for them, as rules read them.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn known(tx: &mut Tx<'_>, membership: &MembershipId) -> Result<Vec<Stamp>> {
    let rows = stamps_of(tx, membership, "", "9999-12-31")?;
    let sql = "select p.stamp, p.cents, p.on_day, p.undone_on from stamp_payment p
               join stamp s on s.id = p.stamp where s.membership = $1 order by p.id limit $2";
    let lines: Vec<(String, i64, String, Option<String>)> =
        tx.rows(sql, &[membership, &LINES_MAX])?;
    let paid = |id: &str| {
        let own = lines.iter().filter(|line| line.0 == id);
        own.map(|(_, cents, on_day, undone_on)| Paid {
            cents: *cents,
            on_day: on_day.clone(),
            undone_on: undone_on.clone(),
        })
        .collect()
    };
    let stamp = |row: StampRow| Stamp {
        paid: paid(&row.id),
        period: row.month,
        through_on: row.through_on,
        due_on: row.due_on,
        due_cents: row.due_cents,
        is_exempt: row.exempt,
    };
    Ok(rows.into_iter().map(stamp).collect())
}

/// Calls the stamps that a membership owes: through the end of the period that runs, or of the
/// one that holds `on_day` when the type does not go on by itself.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn call(tx: &mut Tx<'_>, id: &MembershipId, on_day: &str) -> Result<u64> {
    let Some(membership) = one(tx, id)? else { return Ok(0) };
    let today = tx.now().day_text();
    let terms = terms_on(tx, &membership.kind, &today)?;
    let day = if terms.is_tacit && today.as_str() > on_day { &today } else { on_day };
    let through = terms.period_end(&membership.counts_from_on, day);
    call_through(tx, &membership, &terms, &through)
}

/// Calls the stamps of a membership through a day; those that are there stay as they are.
/// Returns how many are new.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn call_through(
    tx: &mut Tx<'_>,
    membership: &Membership,
    terms: &Terms,
    through_on: &str,
) -> Result<u64> {
    let sql = "select max(through_on) from stamp where membership = $1";
    let last: Option<String> = tx.one(sql, &[&membership.id])?;
    let arrangements = arrangements_of(tx, &membership.id)?;
    let mut count = 0;
    for period in terms.periods(&membership.counts_from_on, through_on) {
        if last.as_deref().is_some_and(|last| period.through_on.as_str() <= last) {
            continue;
        }
        let cents = period.owed(amount_on(tx, &membership.id, &period.from_on)?);
        let owed = owed(&period, cents, &arrangements, terms);
        count += insert(tx, membership, &period, &owed, "")?;
    }
    Ok(count)
}

/// What is owed for a period, after arrangements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::members) struct Owed {
    pub cents: i64,
    pub exempt: bool,
    pub due_on: String,
    pub late_on: String,
}

/// What is owed for a period of an amount.
pub(in crate::members) fn owed(
    period: &Period,
    cents: i64,
    arrangements: &[Arrangement],
    terms: &Terms,
) -> Owed {
    let mut owed =
        Owed { cents, exempt: false, due_on: period.due_on.clone(), late_on: String::new() };
    let month = days::month_of(&period.from_on);
    let covers = |one: &&Arrangement| {
        one.ended_at.is_none() && one.from_month <= month && month <= one.through_month
    };
    for one in arrangements.iter().filter(covers) {
        match one.kind() {
            ArrangementKind::Exempt => owed.exempt = true,
            ArrangementKind::Reduced => owed.cents = owed.cents.min(one.cents),
            ArrangementKind::Postponed => {
                let until = one.until_on.clone().unwrap_or_default();
                owed.due_on = owed.due_on.max(until);
            }
        }
    }
    owed.late_on = days::plus_days(&owed.due_on, terms.grace_days + 1);
    owed
}

/// Writes a stamp; 0 when there is one for its month.
pub(in crate::members) fn insert(
    tx: &mut Tx<'_>,
    membership: &Membership,
    period: &Period,
    owed: &Owed,
    source: &str,
) -> Result<u64> {
    let (id, now) = (fresh(tx), tx.now());
    tx.exec(
        "insert into stamp (id, membership, person, month, from_on, through_on, due_on, late_on,
         due_cents, paid_cents, exempt, source, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12)
         on conflict (membership, month) do nothing",
        &[
            &id,
            &membership.id,
            &membership.person,
            &period.key,
            &period.from_on,
            &period.through_on,
            &owed.due_on,
            &owed.late_on,
            &owed.cents,
            &owed.exempt,
            &source,
            &now,
        ],
    )
}

/// Makes what is owed again from amounts and arrangements, for stamps that nothing came in for.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn restamp(tx: &mut Tx<'_>, id: &MembershipId) -> Result<()> {
    let Some(membership) = one(tx, id)? else { return Ok(()) };
    let today = tx.now().day_text();
    let terms = terms_on(tx, &membership.kind, &today)?;
    let arrangements = arrangements_of(tx, id)?;
    for row in stamps_of(tx, id, "", "9999-12-31")? {
        let period = period_of(&terms, &membership.counts_from_on, &row);
        let cents = match row.paid_cents {
            0 => period.owed(amount_on(tx, id, &row.from_on)?),
            _ => row.due_cents,
        };
        let new = owed(&period, cents, &arrangements, &terms);
        tx.exec(
            "update stamp set due_cents = $2, exempt = $3, due_on = $4, late_on = $5 where id = $1",
            &[&row.id, &new.cents, &new.exempt, &new.due_on, &new.late_on],
        )?;
    }
    Ok(())
}

/// The period that a stamp was made for, with its usual due day.
fn period_of(terms: &Terms, counts_from_on: &str, row: &StampRow) -> Period {
    if row.month.len() == 7 && terms.rhythm == Rhythm::Monthly {
        return rules::one_month(&row.month);
    }
    let periods = terms.periods(counts_from_on, &row.from_on);
    periods.into_iter().find(|period| period.key == row.month).unwrap_or_else(|| Period {
        key: row.month.clone(),
        from_on: row.from_on.clone(),
        through_on: row.through_on.clone(),
        due_on: row.from_on.clone(),
        twelfths: 12,
    })
}
