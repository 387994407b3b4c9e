//! What files of members say month by month: settled, exempt, or an amount.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Brought;
use crate::members::TypeId;
use crate::members::incoming::{DUES, month_name};
use crate::members::rules::{self, FactKind, Kind, Rule, Schedule, Step, Terms, days};
use crate::members::store::arrangements::{ArrangementKind, NewArrangement};
use crate::members::store::memberships::{
    Hand, Membership, NewMembership, add_fact, create, fresh, one,
};
use crate::members::store::settle::{Settlement, line};
use crate::members::store::stamps::{insert, owed, stamps_of};
use crate::members::store::types::{
    NewType, add_type, schedule_on, set_schedule, terms_on, types_for,
};
use crate::org::{self, PersonId, Scope, UnitId};
use crate::people;

/// Memberships taken back by one transaction.
const BATCH_MAX: i64 = 50;
/// What is owed a month where neither the file nor the type says so.
const UNKNOWN_CENTS: i64 = 100;

/// Writes what a row says of the dues of this year: a membership from the day of joining, its
/// stamps, and which of them are settled or exempt.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn bring_stamps(tx: &mut Tx<'_>, row: &Brought<'_>) -> Result<()> {
    let today = tx.now().day_text();
    let Some((membership, cents)) = membership_of(tx, row, &today)? else { return Ok(()) };
    let terms = terms_on(tx, &membership.kind, &today)?;
    let year = days::year_of(&today);
    let cause = row.cause();
    for number in 1..=12_usize {
        let Some(said) = row.cell(month_name(number)) else { continue };
        let month = format!("{year}-{number:02}");
        match said {
            "exempt" => exempt(tx, &membership, &terms, &month, row.import)?,
            "settled" => {
                let due = if cents > 0 { cents } else { UNKNOWN_CENTS };
                settled(tx, &membership, &terms, (&month, due, false), &cause, row)?;
            }
            amount => {
                let due = amount.parse().unwrap_or(cents);
                settled(tx, &membership, &terms, (&month, due, true), &cause, row)?;
            }
        }
    }
    Ok(())
}

/// The membership of a row's person, made where there is none, and what they pay each month.
fn membership_of(
    tx: &mut Tx<'_>,
    row: &Brought<'_>,
    today: &str,
) -> Result<Option<(Membership, i64)>> {
    let house = Scope::of_the_house(tx)?;
    let Some(home) = people::home_of(tx, &house, row.person)? else { return Ok(None) };
    let kind = usual_type(tx, &home, today)?;
    let typed = row.cell(DUES).and_then(|cents| cents.parse::<i64>().ok());
    let schedule = schedule_on(tx, &kind, today)?;
    let least = schedule.map_or(UNKNOWN_CENTS, |schedule| schedule.least());
    let cents = typed.filter(|cents| *cents > 0).unwrap_or(least).max(1);
    let first = format!("{}-01-01", days::year_of(today));
    let joined_on = row.joined_on.filter(|day| *day <= today).unwrap_or(&first);
    let source = source_of(row.import);
    let new = NewMembership {
        person: row.person,
        unit: &home,
        kind: &kind,
        applied_on: joined_on,
        counts_from_on: joined_on.max(&first),
        cents,
        way: "",
        instalments: 12,
        source: &source,
    };
    let id = create(tx, &new, &Hand::House)?;
    let Some(membership) = one(tx, &id)? else { return Ok(None) };
    if membership.accepted_on.is_none() {
        add_fact(tx, &membership, FactKind::Accepted, joined_on, "", &Hand::House)?;
    }
    let cents = typed.unwrap_or(0).max(0);
    let cents = if cents > 0 { cents } else { super::memberships::amount_on(tx, &id, today)? };
    Ok(one(tx, &id)?.map(|membership| (membership, cents)))
}

/// Where rows that an import brought say they come from.
fn source_of(import: &str) -> String {
    format!("import:{import}")
}

/// The first type of a unit; one of free amounts is made where the organisation has none.
fn usual_type(tx: &mut Tx<'_>, unit: &UnitId, today: &str) -> Result<TypeId> {
    if let Some(kind) = types_for(tx, unit)?.into_iter().next() {
        return Ok(kind.id);
    }
    let root = org::root(tx)?.id;
    let name = ("Adhésion".to_owned(), "Membership".to_owned());
    let id = add_type(tx, &root, &NewType { name, is_open: false, ..NewType::default() })?;
    let step = Step { from_cents: 0, basis_points: 0, cents: UNKNOWN_CENTS };
    let schedule = Schedule {
        kind: Kind::Free,
        steps: vec![step],
        floor_cents: UNKNOWN_CENTS,
        ceiling_cents: 0,
    };
    set_schedule(tx, &id, today, &schedule, "", "")?;
    Ok(id)
}

/// A month is settled, by the amount that is owed or by the one that the file says. A month that
/// is settled already stays so.
fn settled(
    tx: &mut Tx<'_>,
    membership: &Membership,
    terms: &Terms,
    (month, due_cents, is_told): (&str, i64, bool),
    cause: &str,
    row: &Brought<'_>,
) -> Result<()> {
    let period = rules::one_month(month);
    let source = source_of(row.import);
    let what = owed(&period, due_cents, &[], terms);
    insert(tx, membership, &period, &what, &source)?;
    let found = stamps_of(tx, &membership.id, &period.from_on, &period.through_on)?;
    let Some(stamp) = found.into_iter().find(|stamp| stamp.month == month) else { return Ok(()) };
    if stamp.exempt || stamp.paid_cents > 0 {
        return Ok(());
    }
    let due_cents = if is_told { due_cents } else { stamp.due_cents.max(1) };
    let sql = "update stamp set due_cents = $2, paid_cents = $2 where id = $1 and paid_cents = 0";
    if tx.exec(sql, &[&stamp.id, &due_cents])? == 0 {
        return Ok(());
    }
    let today = tx.now().day_text();
    let on_day = period.due_on.clone().min(today);
    let settlement = Settlement {
        payment: cause,
        person: row.person,
        cents: due_cents,
        on_day: &on_day,
        rule: Rule::Months(vec![month.to_owned()]),
        by: row.by,
    };
    line(tx, &stamp.id, &settlement, due_cents, &source)
}

fn exempt(
    tx: &mut Tx<'_>,
    membership: &Membership,
    terms: &Terms,
    month: &str,
    import: &str,
) -> Result<()> {
    let source = source_of(import);
    let known = "select 1 from arrangement where membership = $1 and kind = 'exempt'
                 and from_month <= $2 and through_month >= $2 and ended_at is null";
    if tx.row::<(i64,)>(known, &[&membership.id, &month])?.is_some() {
        return Ok(());
    }
    let new = NewArrangement {
        kind: ArrangementKind::Exempt,
        from_month: month,
        through_month: month,
        cents: 0,
        until_on: None,
        reason: "Exonération inscrite dans le fichier importé",
        source: &source,
    };
    let (id, now) = (fresh(tx), tx.now());
    tx.exec(
        "insert into arrangement (id, membership, person, kind, from_month, through_month, cents,
         reason, by_name, source, at) values ($1, $2, $3, $4, $5, $6, 0, $7, '', $8, $9)",
        &[
            &id,
            &membership.id,
            &membership.person,
            &new.kind.name(),
            &new.from_month,
            &new.through_month,
            &new.reason,
            &source,
            &now,
        ],
    )?;
    let period = rules::one_month(month);
    let mut what = owed(&period, 0, &[], terms);
    what.exempt = true;
    insert(tx, membership, &period, &what, &source)?;
    let sql = "update stamp set exempt = 1 where membership = $1 and month = $2 and paid_cents = 0";
    tx.exec(sql, &[&membership.id, &month]).map(drop)
}

/// Takes back what an import brought: its marks, then memberships of which nothing else holds.
/// Whether there is more.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn take_back(tx: &mut Tx<'_>, import: &str) -> Result<bool> {
    let source = source_of(import);
    let sql = "select p.id, p.stamp, p.cents, case when p.undone_at is null then 1 else 0 end
               from stamp_payment p where p.source = $1 order by p.id limit $2";
    let limit = BATCH_MAX * 12;
    let lines: Vec<(String, String, i64, bool)> = tx.rows(sql, &[&source, &limit])?;
    for (id, stamp, cents, counts) in &lines {
        if *counts {
            let sql = "update stamp set paid_cents = paid_cents - $2 where id = $1";
            tx.exec(sql, &[stamp, cents])?;
        }
        tx.exec("delete from stamp_payment where id = $1", &[id])?;
    }
    if !lines.is_empty() {
        return Ok(true);
    }
    let sql = "select m.id from membership m where m.source = $1
               and not exists (select 1 from stamp_payment p join stamp s on s.id = p.stamp
                where s.membership = m.id)
               and not exists (select 1 from membership_fact f where f.membership = m.id
                and f.by_name <> '')
               order by m.id limit $2";
    let found: Vec<(String,)> = tx.rows(sql, &[&source, &BATCH_MAX])?;
    for (id,) in &found {
        people::remove_facts(tx, &format!("membership:{id}"))?;
        for sql in [
            "delete from stamp where membership = $1",
            "delete from arrangement where membership = $1",
            "delete from membership_amount where membership = $1",
            "delete from membership_fact where membership = $1",
            "delete from membership_card where membership = $1",
            "delete from welcome_step where membership = $1",
            "delete from reminder where membership = $1",
            "delete from membership where id = $1",
        ] {
            tx.exec(sql, &[id])?;
        }
    }
    Ok(!found.is_empty())
}

/// Whether a person has a membership, or asked for one.
///
/// # Errors
/// A fault from the database.
pub(in crate::members) fn holds(tx: &mut Tx<'_>, person: &PersonId) -> Result<bool> {
    let sql = "select 1 from membership where person = $1
               union all select 1 from application where person = $1
               union all select 1 from voting_roll_line where person = $1 limit 1";
    Ok(tx.row::<(i64,)>(sql, &[person])?.is_some())
}
