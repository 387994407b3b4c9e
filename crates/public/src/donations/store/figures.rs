//! What pages brought: money that came and was not taken back, who promised it, where it goes.

use std::collections::BTreeMap;

use kernel::db::{Arg, Tx, marks};
use kernel::time::Moment;
use kernel::{Result, row};
use serde::Serialize;

use crate::donations::store::{DonationPage, PAGE};
use crate::donations::{DonationId, DonationPageId};
use crate::org::{PersonId, Scope, UnitId};

/// What a page brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(in crate::donations) struct Figures {
    pub received_cents: i64,
    /// Gifts that were paid.
    pub gifts: i64,
    /// Donations of which something came.
    pub givers: i64,
    /// Gifts that go on every month.
    pub monthly: i64,
    pub monthly_cents: i64,
    /// Single gifts that were confirmed, of which nothing came yet.
    pub waiting: i64,
}

/// Parts of gifts that count.
const COMES: &str = "join payment_part t on t.target = d.id
    where not exists (select 1 from payment_fact f where f.payment = t.payment
     and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))";

row! {
    struct Came {
        page: DonationPageId,
        cents: i64,
        gifts: i64,
        givers: i64,
    }
}

row! {
    struct Went {
        page: DonationPageId,
        monthly: i64,
        monthly_cents: i64,
        waiting: i64,
    }
}

/// What a page brought.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn figures(tx: &mut Tx<'_>, page: &DonationPageId) -> Result<Figures> {
    Ok(all_figures(tx, &[page])?.remove(page).unwrap_or_default())
}

fn all_figures(
    tx: &mut Tx<'_>,
    pages: &[&DonationPageId],
) -> Result<BTreeMap<DonationPageId, Figures>> {
    let mut all: BTreeMap<DonationPageId, Figures> = BTreeMap::new();
    if pages.is_empty() {
        return Ok(all);
    }
    let mut ids: Vec<&dyn Arg> = Vec::with_capacity(pages.len());
    for page in pages {
        ids.push(*page);
    }
    let these = marks(1, pages.len());
    let sql = format!(
        "select d.page, cast(sum(t.cents) as bigint), count(distinct t.payment),
         count(distinct d.id) from donation d {COMES} and d.page in ({these}) group by d.page"
    );
    for row in tx.rows::<Came>(&sql, &ids)? {
        let one = all.entry(row.page).or_default();
        (one.received_cents, one.gifts, one.givers) = (row.cents, row.gifts, row.givers);
    }
    let sql = format!(
        "select d.page,
         cast(sum(case when d.rhythm = 'monthly' and d.ended_at is null then 1 else 0 end)
          as bigint),
         cast(sum(case when d.rhythm = 'monthly' and d.ended_at is null then d.cents else 0 end)
          as bigint),
         cast(sum(case when d.rhythm = 'once' and d.ended_at is null and not exists (select 1
          from payment_part t where t.target = d.id) then 1 else 0 end) as bigint)
         from donation d where d.page in ({these}) group by d.page"
    );
    for row in tx.rows::<Went>(&sql, &ids)? {
        let one = all.entry(row.page).or_default();
        (one.monthly, one.monthly_cents) = (row.monthly, row.monthly_cents);
        one.waiting = row.waiting;
    }
    Ok(all)
}

/// A page in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::donations) struct ListRow {
    pub id: String,
    pub slug: String,
    pub title: String,
    pub unit: String,
    pub collector: String,
    pub state: &'static str,
    pub goal_cents: i64,
    pub figures: Figures,
}

fn listed(tx: &mut Tx<'_>, pages: Vec<DonationPage>) -> Result<Vec<ListRow>> {
    let today = tx.now().day_text();
    let ids: Vec<&DonationPageId> = pages.iter().map(|page| &page.id).collect();
    let figures = all_figures(tx, &ids)?;
    let row = |page: DonationPage| {
        Ok(ListRow {
            state: page.state(&today)?.name(),
            figures: figures.get(&page.id).copied().unwrap_or_default(),
            id: page.id.to_string(),
            slug: page.slug,
            title: page.title,
            unit: page.unit_name,
            collector: page.collector_name,
            goal_cents: page.goal_cents,
        })
    };
    pages.into_iter().map(row).collect()
}

/// Pages of a list.
const LIST_MAX: i64 = 50;

/// The pages on which one may give today, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn public_list(tx: &mut Tx<'_>) -> Result<Vec<ListRow>> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PAGE} where f.kind = 'opened' and (p.closes_on is null or p.closes_on >= $1)
         order by p.created_at desc, p.id limit $2"
    );
    let pages = tx.rows(&sql, &[&today, &LIST_MAX])?;
    listed(tx, pages)
}

/// The pages of a unit on which one may give today, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn open_of(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Vec<DonationPage>> {
    let today = tx.now().day_text();
    let sql = format!(
        "{PAGE} where p.unit = $1 and f.kind = 'opened'
         and (p.closes_on is null or p.closes_on >= $2)
         order by p.created_at desc, p.id limit $3"
    );
    tx.rows(&sql, &[unit, &today, &LIST_MAX])
}

/// Pages of an officer's list.
const OFFICE_MAX: i64 = 200;

/// The pages of a scope, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn of_office(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<ListRow>> {
    let sql = format!(
        "{PAGE} where p.unit in (select unit from unit_above where above = $1)
         order by p.created_at desc, p.id limit $2"
    );
    let pages = tx.rows(&sql, &[scope.unit(), &OFFICE_MAX])?;
    listed(tx, pages)
}

row! {
    /// What goes to a unit.
    #[derive(Debug, Clone, Serialize)]
    pub struct Sum {
        /// Its name.
        pub unit: String,
        /// How much.
        pub cents: i64,
        /// Of how many gifts.
        pub gifts: i64,
    }
}

/// Where what came goes: to the unit of the page, or as those who give chose.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn by_unit(tx: &mut Tx<'_>, page: &DonationPageId) -> Result<Vec<Sum>> {
    let sql = format!(
        "select u.name, cast(sum(x.cents) as bigint), count(distinct x.payment) from (select
         coalesce(t.unit, (select p.unit from payment p where p.id = t.payment)) as unit,
         t.cents as cents, t.payment as payment from donation d {COMES} and d.page = $1) x
         join unit u on u.id = x.unit group by u.id, u.name order by 2 desc, u.name limit $2"
    );
    tx.rows(&sql, &[page, &OFFICE_MAX])
}

row! {
    /// A donation as whoever keeps the money sees it.
    #[derive(Debug, Clone)]
    pub struct Promised {
        /// Which.
        pub id: DonationId,
        /// Of whom.
        pub person: PersonId,
        /// Their last name.
        pub last_name: String,
        /// Their first name.
        pub first_name: String,
        /// How they mean to pay.
        pub way: String,
        /// Once or every month.
        pub rhythm: String,
        /// How much.
        pub cents: i64,
        /// The reference of its request.
        pub reference: String,
        /// When it was confirmed.
        pub confirmed_at: Moment,
        /// When it was stopped.
        pub ended_at: Option<Moment>,
        /// What came of it.
        pub received_cents: i64,
        /// Payments that ever came of it.
        pub payments: i64,
    }
}

const PROMISED: &str = "select d.id, d.person, h.last_name, h.first_name, d.way, d.rhythm, d.cents,
    coalesce((select k.reference from payment_call k where k.id = d.call), ''), d.confirmed_at,
    d.ended_at, (select cast(coalesce(sum(t.cents), 0) as bigint) from payment_part t
     where t.target = d.id and not exists (select 1 from payment_fact f
      where f.payment = t.payment
      and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))),
    (select count(distinct t.payment) from payment_part t where t.target = d.id)
    from donation d join person h on h.id = d.person";

/// Donations of a page.
const PROMISED_MAX: i64 = 200;

/// What was promised on a page by people of the scope, the newest first.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn promised(
    tx: &mut Tx<'_>,
    scope: &Scope,
    page: &DonationPageId,
) -> Result<Vec<Promised>> {
    let sql = format!(
        "{PROMISED} join person_scope s on s.person = d.person and s.unit = $1
         where d.page = $2 order by d.confirmed_at desc, d.id limit $3"
    );
    tx.rows(&sql, &[scope.unit(), page, &PROMISED_MAX])
}

/// One of them.
///
/// # Errors
/// A fault from the database.
pub(in crate::donations) fn promised_one(
    tx: &mut Tx<'_>,
    scope: &Scope,
    (page, id): (&DonationPageId, &DonationId),
) -> Result<Option<Promised>> {
    let sql = format!(
        "{PROMISED} join person_scope s on s.person = d.person and s.unit = $1
         where d.page = $2 and d.id = $3"
    );
    tx.row(&sql, &[scope.unit(), page, id])
}
