//! Issuing receipts, person by person, and cancelling one.

use kernel::db::Tx;
use kernel::jobs::JobId;
use kernel::{Error, Result, row};
use serde::{Deserialize, Serialize};

use super::settings::{form_on, setting};
use crate::access::{self, Act};
use crate::ledger::{self, Collector, CollectorId};
use crate::org::{Office, PersonId};
use crate::people::{self, Record};
use crate::receipts::rules::{Kind, Payable, Refusal, gathered};
use crate::receipts::{ReceiptId, RunId};

row! {
    /// A year's receipts made at once.
    #[derive(Debug, Clone)]
    pub(in crate::receipts) struct Run {
        pub(in crate::receipts) id: RunId,
        pub(in crate::receipts) collector: CollectorId,
        pub(in crate::receipts) year: String,
        pub(in crate::receipts) by_mail: bool,
        pub(in crate::receipts) by_name: String,
        pub(in crate::receipts) at: kernel::time::Moment,
        pub(in crate::receipts) job: Option<JobId>,
        pub(in crate::receipts) receipts: i64,
        pub(in crate::receipts) mails: i64,
        pub(in crate::receipts) is_done: bool,
        pub(in crate::receipts) by_post: i64,
        pub(in crate::receipts) printed_at: Option<kernel::time::Moment>,
        pub(in crate::receipts) printed_by_name: String,
    }
}

pub(super) const RUN: &str = "select id, collector, year, by_mail, by_name, at, job, receipts,
    mails, case when done_at is null then 0 else 1 end,
    (select count(*) from receipt r where r.run = receipt_run.id and r.has_mail = 0
     and r.cancelled_on is null), printed_at, printed_by_name from receipt_run";

/// One run.
pub(in crate::receipts) fn run(tx: &mut Tx<'_>, id: &RunId) -> Result<Option<Run>> {
    tx.row(&format!("{RUN} where id = $1"), &[id])
}

/// Opens a run; the job that a worker does is set with [`set_job`].
pub(in crate::receipts) fn begin(
    tx: &mut Tx<'_>,
    collector: &Collector,
    (year, by_mail): (&str, bool),
    office: &Office,
    by_name: &str,
) -> Result<RunId> {
    let today = tx.now().day_text();
    if Kind::of(collector.legal_form) == Kind::Association
        && setting(tx, &collector.id, &today)?.is_none_or(|(object, _)| object.is_empty())
    {
        return Err(Refusal::NoObject.into());
    }
    if next_payer(tx, &collector.id, year, "")?.is_none() {
        return Err(Refusal::Nothing.into());
    }
    let (id, now): (RunId, _) = (tx.fresh(), tx.now());
    tx.exec(
        "insert into receipt_run (id, collector, year, by_mail, mandate, by_name, at, receipts,
         mails) values ($1, $2, $3, $4, $5, $6, $7, 0, 0)",
        &[&id, &collector.id, &year, &by_mail, &office.mandate.id, &by_name, &now],
    )?;
    Ok(id)
}

/// Says which job does a run.
pub(in crate::receipts) fn set_job(tx: &mut Tx<'_>, id: &RunId, job: &JobId) -> Result<()> {
    tx.exec("update receipt_run set job = $2 where id = $1", &[id, job]).map(drop)
}

/// A run is over.
pub(in crate::receipts) fn close(tx: &mut Tx<'_>, id: &RunId) -> Result<()> {
    let now = tx.now();
    tx.exec("update receipt_run set done_at = $2 where id = $1 and done_at is null", &[id, &now])
        .map(drop)
}

/// Parts of payments that stand and have no receipt in force, as `Kind::takes` has it; more
/// conditions follow.
const OPEN: &str = "from payment p join payment_part t on t.payment = p.id
    where p.collector = $1 and p.received_on >= $2 and p.received_on <= $3
    and (t.kind = 'dues' or (t.kind = 'gift'
        and (select c.legal_form from collector c where c.id = p.collector) <> 'union'))
    and not exists (select 1 from payment_fact f where f.payment = p.id
        and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
    and not exists (select 1 from receipt_part r
        where r.payment = p.id and r.line = t.line and r.active = 1)";

/// First and last day of a year.
pub(super) fn days(year: &str) -> (String, String) {
    (format!("{year}-01-01"), format!("{year}-12-31"))
}

fn next_payer(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    year: &str,
    after: &str,
) -> Result<Option<PersonId>> {
    let (from, to) = days(year);
    let sql = format!("select p.person {OPEN} and p.person > $4 order by p.person limit 1");
    let found: Option<(PersonId,)> = tx.row(&sql, &[collector, &from, &to, &after])?;
    Ok(found.map(|(person,)| person))
}

/// People and sum without a receipt.
pub(super) fn waiting(tx: &mut Tx<'_>, collector: &CollectorId, year: &str) -> Result<(i64, i64)> {
    let (from, to) = days(year);
    let sql = format!(
        "select count(distinct p.person), cast(coalesce(sum(t.cents), 0) as bigint) {OPEN}
         and p.person is not null"
    );
    Ok(tx.row(&sql, &[collector, &from, &to])?.unwrap_or_default())
}

/// People without a receipt who are shown before receipts are made.
const WAITING_SHOWN_MAX: i64 = 200;

/// The first of them, with what each gave.
pub(in crate::receipts) fn waiting_first(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    year: &str,
) -> Result<Vec<(String, i64)>> {
    let (from, to) = days(year);
    let sql = format!(
        "select (select trim(h.first_name || ' ' || h.last_name) from person h
                 where h.id = p.person), cast(sum(t.cents) as bigint) {OPEN}
         and p.person is not null group by p.person
         order by (select h.sort_name from person h where h.id = p.person), p.person limit $4"
    );
    tx.rows(&sql, &[collector, &from, &to, &WAITING_SHOWN_MAX])
}

/// What a receipt says of its collector, kept as it was.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(in crate::receipts) struct BodyKept {
    pub(in crate::receipts) name: String,
    pub(in crate::receipts) lines: Vec<String>,
    pub(in crate::receipts) registered: String,
    pub(in crate::receipts) approval: String,
    pub(in crate::receipts) object: String,
    pub(in crate::receipts) category: String,
    pub(in crate::receipts) form: String,
    pub(in crate::receipts) signatory: Vec<String>,
}

fn body(tx: &mut Tx<'_>, collector: &Collector, kind: Kind, day: &str) -> Result<BodyKept> {
    let (object, category) = setting(tx, &collector.id, day)?.unwrap_or_default();
    let town = format!("{} {}", collector.postcode, collector.city);
    let lines = [&collector.line_1, &collector.line_2, &town];
    let siren = collector.siren.as_ref().map(|number| format!("SIREN {number}"));
    let rna = collector.rna.as_ref().map(|number| format!("RNA {number}"));
    let registered: Vec<String> = siren.into_iter().chain(rna).collect();
    let signatory: Option<(String, String)> = tx.row(
        "select name, quality from signatory where collector = $1 and from_on <= $2
         and (to_on is null or to_on >= $2) order by from_on desc limit 1",
        &[&collector.id, &day],
    )?;
    let (signed, quality) = signatory.unwrap_or_default();
    Ok(BodyKept {
        name: collector.name.clone(),
        lines: lines
            .into_iter()
            .map(|line| line.trim().to_owned())
            .filter(|it| !it.is_empty())
            .collect(),
        registered: registered.join(" · "),
        approval: collector.approval_number.clone().unwrap_or_default(),
        object,
        category,
        form: form_on(tx, kind.name(), day)?,
        signatory: [signed, quality].into_iter().filter(|it| !it.is_empty()).collect(),
    })
}

/// Issues the receipts of the next person of a run: who it was, and whether they are to be mailed.
pub(in crate::receipts) fn issue_next(
    tx: &mut Tx<'_>,
    run: &Run,
    office: &Office,
    after: &str,
) -> Result<Option<(PersonId, bool)>> {
    let Some(person) = next_payer(tx, &run.collector, &run.year, after)? else { return Ok(None) };
    let collector = ledger::collector(tx, &run.collector)?.ok_or(Error::NotFound)?;
    let kind = Kind::of(collector.legal_form);
    let today = tx.now().day_text();
    let record = people::own(tx, &person)?.map(|kept| kept.record).unwrap_or_default();
    let has_mail = run.by_mail && record.emails.iter().any(|email| !email.bad);
    let body = serde_json::to_string(&body(tx, &collector, kind, &today)?)?;
    let (from, to) = days(&run.year);
    let sql = format!(
        "select p.id, t.line, t.kind, p.way, p.received_on, t.cents {OPEN} and p.person = $4
         order by p.received_on, p.id, t.line"
    );
    let rows: Vec<(String, i64, String, String, String, i64)> =
        tx.rows(&sql, &[&run.collector, &from, &to, &person])?;
    let parts = rows
        .into_iter()
        .map(|(payment, line, nature, way, on_day, cents)| Payable {
            payment,
            line,
            nature,
            way,
            on_day,
            cents,
        })
        .collect();
    let mut issued = 0_i64;
    for parts in gathered(kind, parts) {
        write(tx, run, (kind, &body, has_mail), office, (&person, &record), &parts)?;
        issued += 1;
    }
    let mails = i64::from(has_mail && issued > 0);
    tx.exec(
        "update receipt_run set receipts = receipts + $2, mails = mails + $3 where id = $1",
        &[&run.id, &issued, &mails],
    )?;
    access::note(tx, office, &run.by_name, &person, Act::Printed, "Reçus de l’année")?;
    Ok(Some((person, mails > 0)))
}

fn write(
    tx: &mut Tx<'_>,
    run: &Run,
    (kind, body, has_mail): (Kind, &str, bool),
    office: &Office,
    (person, record): (&PersonId, &Record),
    parts: &[Payable],
) -> Result<()> {
    let number: i64 = tx.one(
        "insert into receipt_series (collector, year, last) values ($1, $2, 1)
         on conflict (collector, year) do update set last = receipt_series.last + 1
         returning last",
        &[&run.collector, &run.year],
    )?;
    let (id, now): (ReceiptId, _) = (tx.fresh(), tx.now());
    let total: i64 = parts.iter().map(|part| part.cents).sum();
    let address = record.addresses.iter().find(|address| !address.bad).cloned();
    let address = address.unwrap_or_default();
    let street = [&address.line_1, &address.line_2, &address.line_3];
    let street: Vec<&str> =
        street.into_iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let legal = |legal: &str, usual: &str| {
        if legal.is_empty() { usual.to_owned() } else { legal.to_owned() }
    };
    let first = legal(&record.legal_first_name, &record.first_name);
    let last = legal(&record.legal_last_name, &record.last_name);
    tx.exec(
        "insert into receipt (id, collector, year, number, kind, person, title, first_name,
         last_name, street, postcode, city, country, total_cents, body, issued_on, run, has_mail,
         mandate, by_name, at, cancelled_why, cancelled_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
         $19, $20, $21, '', '')",
        &[
            &id,
            &run.collector,
            &run.year,
            &number,
            &kind.name(),
            person,
            &record.title,
            &first,
            &last,
            &street.join("\n"),
            &address.postcode,
            &address.city,
            &address.country,
            &total,
            &body,
            &now.day_text(),
            &run.id,
            &has_mail,
            &office.mandate.id,
            &run.by_name,
            &now,
        ],
    )?;
    for part in parts {
        tx.exec(
            "insert into receipt_part (receipt, payment, line, nature, way, on_day, cents, active)
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
            &[&id, &part.payment, &part.line, &part.nature, &part.way, &part.on_day, &part.cents],
        )?;
    }
    Ok(())
}

/// Cancels a receipt: it stays with its number, and its payments may have another.
pub(in crate::receipts) fn cancel(
    tx: &mut Tx<'_>,
    id: &ReceiptId,
    why: &str,
    by_name: &str,
) -> Result<()> {
    if why.trim().is_empty() {
        return Err(Refusal::NoWhy.into());
    }
    let today = tx.now().day_text();
    let written = tx.exec(
        "update receipt set cancelled_on = $2, cancelled_why = $3, cancelled_by_name = $4
         where id = $1 and cancelled_on is null",
        &[id, &today, &why, &by_name],
    )?;
    if written == 0 {
        return Err(Refusal::Cancelled.into());
    }
    tx.exec("update receipt_part set active = 0 where receipt = $1", &[id]).map(drop)
}
