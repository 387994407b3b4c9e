//! Donations as those who give them see them: what came, another amount, stopping.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};
use serde::Serialize;

use crate::donations::rules::Way;
use crate::donations::store::give::{asked, back_to};
use crate::donations::store::{Donation, donation, of_id};
use crate::donations::{DonationId, FactId};
use crate::org::PersonId;
use money::{debits, ledger, treasury};

row! {
    struct Row {
        id: DonationId,
        slug: String,
        title: String,
        collector: String,
        way: String,
        rhythm: String,
        cents: i64,
        confirmed_on: String,
        ended_at: Option<Moment>,
        received_cents: i64,
    }
}

/// A donation of a person.
#[derive(Debug, Clone, Serialize)]
pub(in crate::donations) struct Mine {
    pub id: String,
    pub slug: String,
    pub title: String,
    pub collector: String,
    pub way: String,
    pub is_monthly: bool,
    pub cents: i64,
    pub confirmed_on: String,
    pub received_cents: i64,
    /// `running`, `failing`, `waiting`, `paid`, `stopped`.
    pub state: &'static str,
    pub iban: String,
    pub reference: String,
}

/// Donations read of one person.
const MINE_MAX: i64 = 100;

/// What a person gives, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Mine>> {
    let rows: Vec<Row> = tx.rows(
        "select d.id, p.slug, p.title, c.name, d.way, d.rhythm, d.cents, d.confirmed_on,
         d.ended_at, (select cast(coalesce(sum(t.cents), 0) as bigint) from payment_part t
          where t.target = d.id and not exists (select 1 from payment_fact f
           where f.payment = t.payment
           and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')))
         from donation d join donation_page p on p.id = d.page
         join collector c on c.id = p.collector
         where d.person = $1 order by d.confirmed_at desc, d.id limit $2",
        &[person, &MINE_MAX],
    )?;
    rows.into_iter().map(|row| shown(tx, person, row)).collect()
}

fn shown(tx: &mut Tx<'_>, person: &PersonId, row: Row) -> Result<Mine> {
    let mandate = match Way::parse(&row.way) {
        Some(Way::Debit) => debits::gift_mandate(tx, person, row.id.as_str())?,
        _ => None,
    };
    let is_monthly = row.rhythm == "monthly";
    let is_over = mandate.as_ref().is_some_and(|mandate| mandate.is_over);
    let card = match Way::parse(&row.way) {
        Some(Way::Card) if is_monthly => treasury::monthly_card(tx, row.id.as_str(), false)?,
        _ => None,
    };
    let agreed_cents = card.as_ref().map(|card| card.cents);
    let state = match card.map(|card| card.going) {
        _ if row.ended_at.is_some() => "stopped",
        Some(waits @ ("waiting" | "failing")) => waits,
        Some("stopping" | "stopped") => "stopped",
        _ if is_monthly && is_over => "stopped",
        _ if is_monthly => "running",
        _ if row.received_cents > 0 => "paid",
        _ => "waiting",
    };
    Ok(Mine {
        id: row.id.to_string(),
        slug: row.slug,
        title: row.title,
        collector: row.collector,
        way: row.way,
        is_monthly,
        cents: mandate.as_ref().map(|one| one.cents).or(agreed_cents).unwrap_or(row.cents),
        confirmed_on: row.confirmed_on,
        received_cents: row.received_cents,
        state,
        iban: mandate.as_ref().map(|mandate| mandate.iban.clone()).unwrap_or_default(),
        reference: mandate.map(|mandate| mandate.reference).unwrap_or_default(),
    })
}

/// A donation of a person.
///
/// # Errors
/// A fault from the database.
pub(super) fn of_person(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &DonationId,
) -> Result<Option<Donation>> {
    Ok(donation(tx, id)?.filter(|found| found.person == person.as_str()))
}

/// What the law lets one person give in a year where a donation goes; `None` without a ceiling.
///
/// # Errors
/// [`Error::NotFound`] when it is not theirs.
pub(in crate::donations) fn most_in_year(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &DonationId,
) -> Result<Option<i64>> {
    let today = tx.now().day_text();
    let Some(found) = of_person(tx, person, id)? else { return Err(Error::NotFound) };
    let page = of_id(tx, &found.page)?.ok_or(Error::NotFound)?;
    let collector = ledger::collector(tx, &page.collector)?.ok_or(Error::NotFound)?;
    match collector.legal_form.is_of_a_party() {
        true => ledger::legal(tx, "gift_ceiling_year_cents", &today),
        false => Ok(None),
    }
}

fn note(tx: &mut Tx<'_>, id: &DonationId, kind: &str, cents: i64) -> Result<()> {
    let (fact, now): (FactId, _) = (tx.fresh(), tx.now());
    let sql = "insert into donation_fact (id, donation, kind, cents, at)
               values ($1, $2, $3, $4, $5)";
    tx.exec(sql, &[&fact, id, &kind, &cents, &now]).map(drop)
}

/// Another amount every month, from the next collection on; by card, the giver agrees anew at the
/// carrier's, and what they had agreed to goes on until then. The gift's page, where they do so.
///
/// # Errors
/// [`Error::NotFound`] unless it is a monthly gift that goes on.
pub(in crate::donations) fn change(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &DonationId,
    cents: i64,
) -> Result<Option<String>> {
    let found = of_person(tx, person, id)?.ok_or(Error::NotFound)?;
    let sql = "update donation set cents = $3 where id = $1 and person = $2
               and rhythm = 'monthly' and ended_at is null";
    if tx.exec(sql, &[id, person, &cents])? == 0 {
        return Err(Error::NotFound);
    }
    note(tx, id, "amount", cents)?;
    if found.way() != Way::Card {
        debits::change_gift(tx, person, id.as_str(), cents)?;
        return Ok(None);
    }
    let page = of_id(tx, &found.page)?.ok_or(Error::NotFound)?;
    let (asked, back) = (asked(tx, &page, (id, person), cents), back_to(&page, id));
    treasury::renew_monthly_card(tx, &asked, &back, found.language == "en")?;
    Ok(Some(format!("/donate/{}/gift/{id}", page.slug)))
}

/// Stops a donation: nothing more is debited or asked. Once more does nothing.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn stop(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &DonationId,
) -> Result<()> {
    let Some(found) = of_person(tx, person, id)? else { return Err(Error::NotFound) };
    let now = tx.now();
    let sql = "update donation set ended_at = $2 where id = $1 and ended_at is null";
    if tx.exec(sql, &[id, &now])? == 0 {
        return Ok(());
    }
    note(tx, id, "stopped", found.cents)?;
    match found.way() {
        Way::Debit => debits::end_gift(tx, person, id.as_str()),
        Way::Card if found.is_monthly() => treasury::stop_monthly_card(tx, id.as_str()),
        _ => treasury::withdraw_gift(tx, id.as_str()),
    }
}

/// Monthly gifts whose card is charged no more, whoever stopped it, are over.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn end_stopped(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    let sql = "update donation set ended_at = $1
               where way = 'card' and rhythm = 'monthly' and ended_at is null
               and exists (select 1 from card_subscription s where s.target = donation.id)
               and not exists (select 1 from card_subscription s where s.target = donation.id
                and not exists (select 1 from card_subscription_fact f
                 where f.subscription = s.id and f.kind = 'stopped'))";
    tx.exec(sql, &[&now])
}

/// Somebody who died or left for good gives no more.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn gone(tx: &mut Tx<'_>, person: &PersonId) -> Result<()> {
    let now = tx.now();
    let sql = "update donation set ended_at = $2 where person = $1 and ended_at is null
               and rhythm = 'monthly'";
    tx.exec(sql, &[person, &now]).map(drop)
}

row! {
    /// A donation as a person's page tells it.
    #[derive(Debug, Clone)]
    pub struct TimelineRow {
        /// When it was confirmed.
        pub at: Moment,
        /// The page's title.
        pub title: String,
        /// Its word in addresses.
        pub slug: String,
        /// How much.
        pub cents: i64,
        /// Whether it comes every month.
        pub is_monthly: bool,
    }
}

/// What a person promised, newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn timeline_rows(
    tx: &mut Tx<'_>,
    person: &PersonId,
    limit: i64,
) -> Result<Vec<TimelineRow>> {
    tx.rows(
        "select d.confirmed_at, p.title, p.slug, d.cents,
         case when d.rhythm = 'monthly' then 1 else 0 end
         from donation d join donation_page p on p.id = d.page
         where d.person = $1 order by d.confirmed_at desc, d.id desc limit $2",
        &[person, &limit],
    )
}
