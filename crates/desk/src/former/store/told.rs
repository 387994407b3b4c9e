//! Counts of what is kept of one earlier program, for the report of an import.

use std::collections::BTreeMap;

use kernel::Result;
use kernel::db::Tx;
use serde::{Deserialize, Serialize};

/// Rows and their cents.
type Sum = (u64, i64);

/// What is kept of one earlier program.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Tallies {
    /// Memberships.
    pub memberships: u64,
    /// Memberships by what they are today.
    pub memberships_by_state: BTreeMap<String, u64>,
    /// Memberships by the name of their kind.
    pub memberships_by_name: BTreeMap<String, u64>,
    /// Ties by kind and outcome: `recruiter found`, `point-person ambiguous`…
    pub links: BTreeMap<String, u64>,
    /// Facts by kind.
    pub facts: BTreeMap<String, u64>,
    /// Payments, rows and cents, by kind and status.
    pub payments: BTreeMap<String, Sum>,
    /// Payments received and refunds, rows and cents, by means.
    pub payments_by_means: BTreeMap<String, Sum>,
    /// Payments received and refunds, rows and cents, by year.
    pub payments_by_year: BTreeMap<String, Sum>,
    /// Payments whose payer no file of people names.
    pub payments_of_nobody: u64,
    /// Cents received, refunds taken off.
    pub received_cents: i64,
    /// Cents of it that were no money.
    pub in_kind_cents: i64,
    /// Refunds of which the payment is kept.
    pub refunds_tied: u64,
    /// Rows that belong to recurring plans: history, never mandates.
    pub rows_of_plans: u64,
    /// Rows given by companies.
    pub rows_of_companies: u64,
}

/// Counts what is kept of one earlier program; `today` is an ISO day.
///
/// # Errors
/// A fault from the database.
pub fn tallies(tx: &mut Tx<'_>, source: &str, today: &str) -> Result<Tallies> {
    let mut told = Tallies::default();
    let by_state = "select case
            when suspended_on is not null and suspended_on <= $2 then 'suspended'
            when expires_on is not null and expires_on < $2 then 'expired'
            else 'active' end as state, count(*)
        from former_membership where source = $1 and replaced_by is null group by 1";
    told.memberships_by_state = counted(tx, by_state, &[&source, &today])?;
    told.memberships = told.memberships_by_state.values().sum();
    let by_name = "select name, count(*) from former_membership
        where source = $1 and replaced_by is null group by name order by name limit 1000";
    told.memberships_by_name = counted(tx, by_name, &[&source])?;
    let by_kind = "select l.kind || ' ' || case when l.outcome = 'found' and o.legacy is null
            then 'dangling' else l.outcome end, count(*)
        from former_link l
        left join former_identity o on o.source = l.source and o.legacy = l.other
        where l.source = $1 and l.replaced_by is null group by 1";
    told.links = counted(tx, by_kind, &[&source])?;
    let by_kind = "select kind, count(*) from former_fact where source = $1 group by kind";
    told.facts = counted(tx, by_kind, &[&source])?;
    payments(tx, source, &mut told)?;
    Ok(told)
}

fn payments(tx: &mut Tx<'_>, source: &str, told: &mut Tallies) -> Result<()> {
    let by_kind = "select kind || ' ' || status, count(*), cast(sum(amount_cents) as bigint)
        from former_payment where source = $1 and replaced_by is null group by kind, status";
    told.payments = summed(tx, by_kind, source)?;
    let by_means = "select means, count(*), cast(sum(amount_cents) as bigint) from former_payment
        where source = $1 and replaced_by is null and status = 'succeeded'
        and kind in ('donation', 'refund') group by means";
    told.payments_by_means = summed(tx, by_means, source)?;
    let by_year = "select substr(on_day, 1, 4), count(*), cast(sum(amount_cents) as bigint)
        from former_payment where source = $1 and replaced_by is null and status = 'succeeded'
        and kind in ('donation', 'refund') group by 1";
    told.payments_by_year = summed(tx, by_year, source)?;
    told.received_cents = told.payments_by_means.values().map(|(_, cents)| cents).sum();
    let flags = "select
            cast(coalesce(sum(case when is_in_kind = 1 and status = 'succeeded'
                then amount_cents else 0 end), 0) as bigint),
            cast(coalesce(sum(case when plan <> '' then 1 else 0 end), 0) as bigint),
            cast(coalesce(sum(is_company), 0) as bigint)
        from former_payment where source = $1 and replaced_by is null
        and kind in ('donation', 'refund')";
    let flags: Option<(i64, i64, i64)> = tx.row(flags, &[&source])?;
    let (in_kind, plans, companies) = flags.unwrap_or_default();
    told.in_kind_cents = in_kind;
    told.rows_of_plans = u64::try_from(plans)?;
    told.rows_of_companies = u64::try_from(companies)?;
    let tied: i64 = tx.one(
        "select count(*) from former_payment r join former_payment p
            on p.source = r.source and p.number = r.parent and p.replaced_by is null
         where r.source = $1 and r.replaced_by is null and r.kind = 'refund'",
        &[&source],
    )?;
    told.refunds_tied = u64::try_from(tied)?;
    let nobody: i64 = tx.one(
        "select count(*) from former_payment f
         left join former_identity i on i.source = f.source and i.legacy = f.legacy
         where f.source = $1 and f.replaced_by is null and i.legacy is null",
        &[&source],
    )?;
    told.payments_of_nobody = u64::try_from(nobody)?;
    Ok(())
}

fn counted(
    tx: &mut Tx<'_>,
    sql: &str,
    args: &[&dyn kernel::db::Arg],
) -> Result<BTreeMap<String, u64>> {
    let rows: Vec<(String, i64)> = tx.rows(sql, args)?;
    rows.into_iter().map(|(name, count)| Ok((name, u64::try_from(count)?))).collect()
}

fn summed(tx: &mut Tx<'_>, sql: &str, source: &str) -> Result<BTreeMap<String, Sum>> {
    let rows: Vec<(String, i64, i64)> = tx.rows(sql, &[&source])?;
    rows.into_iter().map(|(name, rows, cents)| Ok((name, (u64::try_from(rows)?, cents)))).collect()
}
