//! Receipts read: by officers who keep the collector, by the people they are for.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use super::issue::{BodyKept, RUN, Run, days, waiting};
use crate::ledger::CollectorId;
use crate::org::{PersonId, Scope, UnitId};
use crate::receipts::{ReceiptId, RunId};

/// Most receipts on a page.
const RECEIPTS_MAX: i64 = 200;
/// Most receipts of one print.
const PRINT_MAX: i64 = 5_000;

row! {
    /// A collector that a scope keeps.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::receipts) struct Kept {
        pub(in crate::receipts) id: CollectorId,
        pub(in crate::receipts) name: String,
    }
}

const KEEPS: &str = "exists (select 1 from collector_unit m join unit_above x on x.unit = m.unit
    where m.collector = c.id and x.above = $1)";

/// The collectors that serve a unit of the scope.
pub(in crate::receipts) fn kept_collectors(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Kept>> {
    let sql = format!(
        "select c.id, c.name from collector c where {KEEPS} order by c.folded, c.id limit 500"
    );
    tx.rows(&sql, &[scope.unit()])
}

row! {
    /// A receipt.
    #[derive(Debug, Clone)]
    pub(in crate::receipts) struct Receipt {
        pub(in crate::receipts) id: ReceiptId,
        pub(in crate::receipts) collector: CollectorId,
        pub(in crate::receipts) year: String,
        pub(in crate::receipts) number: i64,
        pub(in crate::receipts) kind: String,
        pub(in crate::receipts) person: Option<PersonId>,
        pub(in crate::receipts) first_name: String,
        pub(in crate::receipts) last_name: String,
        pub(in crate::receipts) street: String,
        pub(in crate::receipts) postcode: String,
        pub(in crate::receipts) city: String,
        pub(in crate::receipts) country: String,
        pub(in crate::receipts) total_cents: i64,
        pub(in crate::receipts) body: String,
        pub(in crate::receipts) issued_on: String,
        pub(in crate::receipts) by_name: String,
        pub(in crate::receipts) cancelled_on: Option<String>,
        pub(in crate::receipts) cancelled_why: String,
        pub(in crate::receipts) cancelled_by_name: String,
    }
}

const RECEIPT: &str = "select r.id, r.collector, r.year, r.number, r.kind, r.person, r.first_name,
    r.last_name, r.street, r.postcode, r.city, r.country, r.total_cents, r.body, r.issued_on,
    r.by_name, r.cancelled_on, r.cancelled_why, r.cancelled_by_name
    from receipt r join collector c on c.id = r.collector";

/// A year's receipts of a collector, newest first.
pub(in crate::receipts) fn receipts(
    tx: &mut Tx<'_>,
    scope: &Scope,
    collector: &CollectorId,
    year: &str,
) -> Result<Vec<Receipt>> {
    let sql = format!(
        "{RECEIPT} where {KEEPS} and r.collector = $2 and r.year = $3
         order by r.number desc limit $4"
    );
    tx.rows(&sql, &[scope.unit(), collector, &year, &RECEIPTS_MAX])
}

/// One receipt of a scope.
pub(in crate::receipts) fn one(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &ReceiptId,
) -> Result<Option<Receipt>> {
    tx.row(&format!("{RECEIPT} where {KEEPS} and r.id = $2"), &[scope.unit(), id])
}

/// Receipts whose payment was taken back since: they are to be cancelled.
pub(in crate::receipts) fn overtaken(
    tx: &mut Tx<'_>,
    scope: &Scope,
    collector: &CollectorId,
) -> Result<Vec<Receipt>> {
    let sql = format!(
        "{RECEIPT} where {KEEPS} and r.collector = $2 and r.cancelled_on is null
         and exists (select 1 from receipt_part k join payment_fact f on f.payment = k.payment
             where k.receipt = r.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         order by r.number limit $3"
    );
    tx.rows(&sql, &[scope.unit(), collector, &RECEIPTS_MAX])
}

/// The receipts of a run for people who get none by mail.
pub(in crate::receipts) fn to_post(
    tx: &mut Tx<'_>,
    scope: &Scope,
    run: &RunId,
) -> Result<Vec<Receipt>> {
    let sql = format!(
        "{RECEIPT} where {KEEPS} and r.run = $2 and r.has_mail = 0 and r.cancelled_on is null
         order by r.number limit $3"
    );
    tx.rows(&sql, &[scope.unit(), run, &PRINT_MAX])
}

/// The receipts of a run that go by post are printed; the first time stays.
pub(in crate::receipts) fn run_printed(tx: &mut Tx<'_>, run: &RunId, by_name: &str) -> Result<()> {
    let now = tx.now();
    let sql = "update receipt_run set printed_at = $2, printed_by_name = $3
               where id = $1 and printed_at is null";
    tx.exec(sql, &[run, &now, &by_name]).map(drop)
}

/// The receipts of somebody, newest first.
pub(in crate::receipts) fn mine(tx: &mut Tx<'_>, person: &PersonId) -> Result<Vec<Receipt>> {
    let sql = format!("{RECEIPT} where r.person = $1 order by r.year desc, r.number desc limit $2");
    tx.rows(&sql, &[person, &RECEIPTS_MAX])
}

/// One receipt of somebody.
pub(in crate::receipts) fn one_of_mine(
    tx: &mut Tx<'_>,
    person: &PersonId,
    id: &ReceiptId,
) -> Result<Option<Receipt>> {
    tx.row(&format!("{RECEIPT} where r.person = $1 and r.id = $2"), &[person, id])
}

/// The runs of a collector, newest first.
pub(in crate::receipts) fn runs(
    tx: &mut Tx<'_>,
    scope: &Scope,
    collector: &CollectorId,
) -> Result<Vec<Run>> {
    let sql = format!(
        "{RUN} where collector = $2 and exists (select 1 from collector c
         where c.id = $2 and {KEEPS}) order by at desc, id desc limit 20"
    );
    tx.rows(&sql, &[scope.unit(), collector])
}

/// A line as paper has it: day, nature, way, cents.
pub(in crate::receipts) type PaperPart = (String, String, String, i64);

/// A receipt with its lines, ready to be printed: in French, as the law has it.
pub(in crate::receipts) fn printable(
    tx: &mut Tx<'_>,
    receipt: &Receipt,
) -> Result<(BodyKept, Vec<PaperPart>)> {
    let parts = tx.rows(
        "select on_day, nature, way, cents from receipt_part where receipt = $1
         order by on_day, payment, line",
        &[&receipt.id],
    )?;
    Ok((serde_json::from_str(&receipt.body)?, parts))
}

/// What a year's declaration asks of a collector.
#[derive(Debug, Clone, Default, Serialize, PartialEq, Eq)]
pub(in crate::receipts) struct Totals {
    pub(in crate::receipts) receipts: i64,
    pub(in crate::receipts) cents: i64,
    pub(in crate::receipts) gifts_cents: i64,
    pub(in crate::receipts) dues_cents: i64,
    pub(in crate::receipts) people: i64,
    pub(in crate::receipts) cancelled: i64,
    pub(in crate::receipts) waiting_people: i64,
    pub(in crate::receipts) waiting_cents: i64,
}

/// Counts and sums of a year.
pub(in crate::receipts) fn totals(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    year: &str,
) -> Result<Totals> {
    let counts: Option<(i64, i64, i64, i64)> = tx.row(
        "select cast(coalesce(sum(case when cancelled_on is null then 1 else 0 end), 0) as bigint),
         cast(coalesce(sum(case when cancelled_on is null then total_cents else 0 end), 0)
             as bigint),
         cast(coalesce(sum(case when cancelled_on is null then 0 else 1 end), 0) as bigint),
         count(distinct case when cancelled_on is null then person end)
         from receipt where collector = $1 and year = $2",
        &[collector, &year],
    )?;
    let natures: Vec<(String, i64)> = tx.rows(
        "select p.nature, cast(sum(p.cents) as bigint) from receipt_part p
         join receipt r on r.id = p.receipt
         where r.collector = $1 and r.year = $2 and p.active = 1 group by p.nature",
        &[collector, &year],
    )?;
    let of = |name: &str| natures.iter().find(|(nature, _)| nature == name).map_or(0, |it| it.1);
    let (receipts, cents, cancelled, people) = counts.unwrap_or_default();
    let (waiting_people, waiting_cents) = waiting(tx, collector, year)?;
    Ok(Totals {
        receipts,
        cents,
        gifts_cents: of("gift"),
        dues_cents: of("dues"),
        people,
        cancelled,
        waiting_people,
        waiting_cents,
    })
}

row! {
    /// What somebody gave to all of a party's collectors in a year.
    #[derive(Debug, Clone, Serialize)]
    pub(in crate::receipts) struct Ceiling {
        pub(in crate::receipts) person: PersonId,
        pub(in crate::receipts) last_name: String,
        pub(in crate::receipts) first_name: String,
        pub(in crate::receipts) cents: i64,
    }
}

/// People of a scope who gave at least so much to a party's collectors in a year; dues of holders
/// of elective mandates do not count.
pub(in crate::receipts) fn ceilings(
    tx: &mut Tx<'_>,
    scope: &Scope,
    year: &str,
    from_cents: i64,
) -> Result<Vec<Ceiling>> {
    let (from, to) = days(year);
    tx.rows(
        "select h.id, h.last_name, h.first_name, cast(sum(t.cents) as bigint)
         from payment p join payment_part t on t.payment = p.id
         join person h on h.id = p.person
         join person_scope s on s.person = h.id and s.unit = $1
         join collector c on c.id = p.collector
         where p.received_on >= $2 and p.received_on <= $3
         and (t.kind = 'gift' or (t.kind = 'dues' and not exists (select 1 from elected_term e
             where e.person = p.person and e.from_on <= p.received_on
             and (e.to_on is null or e.to_on >= p.received_on))))
         and c.legal_form in ('financing_association', 'agent')
         and not exists (select 1 from payment_fact f where f.payment = p.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         group by h.id, h.last_name, h.first_name
         having cast(sum(t.cents) as bigint) >= $4 order by sum(t.cents) desc, h.id limit 200",
        &[scope.unit(), &from, &to, &from_cents],
    )
}

row! {
    /// A line of the commission's file.
    #[derive(Debug, Clone)]
    pub(in crate::receipts) struct FileRow {
        pub(in crate::receipts) payment: String,
        pub(in crate::receipts) line: i64,
        pub(in crate::receipts) nature: String,
        pub(in crate::receipts) way: String,
        pub(in crate::receipts) on_day: String,
        pub(in crate::receipts) cents: i64,
        pub(in crate::receipts) person: Option<PersonId>,
        pub(in crate::receipts) title: String,
        pub(in crate::receipts) first_name: String,
        pub(in crate::receipts) last_name: String,
        pub(in crate::receipts) street: String,
        pub(in crate::receipts) postcode: String,
        pub(in crate::receipts) city: String,
        pub(in crate::receipts) country: String,
        pub(in crate::receipts) number: i64,
        pub(in crate::receipts) reference: String,
        pub(in crate::receipts) slip: Option<String>,
    }
}

/// Every part of a collector's receipts in force of a year, with the proofs of each.
pub(in crate::receipts) fn file_rows(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    year: &str,
) -> Result<Vec<FileRow>> {
    tx.rows(
        "select k.payment, k.line, k.nature, k.way, k.on_day, k.cents, r.person, r.title,
         r.first_name, r.last_name, r.street, r.postcode, r.city, r.country, r.number,
         p.reference,
         (select s.number from slip_line l join deposit_slip s on s.id = l.slip
          where l.payment = k.payment and l.released_at is null limit 1)
         from receipt_part k join receipt r on r.id = k.receipt
         join payment p on p.id = k.payment
         where r.collector = $1 and r.year = $2 and k.active = 1
         order by r.number, k.on_day, k.payment, k.line limit 200000",
        &[collector, &year],
    )
}

/// Some people of the units that a collector serves, with their units, for the demonstration.
pub(in crate::receipts) fn demo_people(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Vec<(PersonId, UnitId)>> {
    tx.rows(
        "select p.id, p.home_unit from person p join unit_above a on a.unit = p.home_unit
         where a.above in (select unit from collector_unit where collector = $1)
         and p.kind = 'person' order by p.id limit 60",
        &[collector],
    )
}

/// Somebody with a mandate in a unit that a collector serves, for the demonstration.
pub(in crate::receipts) fn demo_treasurer(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Option<(PersonId, UnitId)>> {
    tx.row(
        "select m.person, m.unit from mandate m
         where m.unit in (select unit from collector_unit where collector = $1)
         and m.ends_on is null order by m.id limit 1",
        &[collector],
    )
}
