//! Who receives money, for which units, on which accounts.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::ledger::rules::LegalForm;
use crate::ledger::store::accounts::open_chart;
use crate::ledger::{BankAccountId, CollectorId};
use crate::org::{PersonId, Scope, UnitId};

row! {
    /// A collector's own row.
    struct Core {
        id: CollectorId,
        name: String,
        legal_form: String,
        siren: Option<String>,
        rna: Option<String>,
        approval_number: Option<String>,
        approved_on: Option<String>,
        line_1: String,
        line_2: String,
        postcode: String,
        city: String,
        creditor_id: Option<String>,
        closed_on: Option<String>,
    }
}

row! {
    /// A bank account of a collector.
    #[derive(Debug, Clone, Serialize)]
    pub struct BankAccount {
        /// Its identifier.
        pub id: BankAccountId,
        /// Whose it is.
        pub collector: CollectorId,
        /// What officers call it.
        pub label: String,
        /// The holder exactly as the bank writes it: payers' banks compare it.
        pub holder: String,
        /// Without blanks, checked.
        pub iban: String,
        /// Where the bank asks for it.
        pub bic: Option<String>,
        /// Version of pain.008.001 that the bank takes: `08` or `02`.
        pub debit_version: String,
        /// Business days before the due date by which the bank wants a collection.
        pub lead_days: i64,
        /// First day.
        pub from_on: String,
        /// Last day; `None` while it is open.
        pub to_on: Option<String>,
    }
}

/// The legal entity that receives money, apart from the units that it serves.
#[derive(Debug, Clone, Serialize)]
pub struct Collector {
    /// Its identifier.
    pub id: CollectorId,
    /// Its name, as the law knows it.
    pub name: String,
    /// What it is.
    #[serde(skip)]
    pub legal_form: LegalForm,
    /// Nine digits.
    pub siren: Option<String>,
    /// National directory of associations.
    pub rna: Option<String>,
    /// Approval by the national commission.
    pub approval_number: Option<String>,
    /// Day of that approval.
    pub approved_on: Option<String>,
    /// Street.
    pub line_1: String,
    /// Further line.
    pub line_2: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// SEPA creditor identifier.
    pub creditor_id: Option<String>,
    /// Last day; `None` while it is at work.
    pub closed_on: Option<String>,
    /// Its bank accounts, the newest first.
    pub accounts: Vec<BankAccount>,
}

impl Collector {
    /// The bank account in use on a day.
    #[must_use]
    pub fn account_on(&self, day: &str) -> Option<&BankAccount> {
        self.accounts.iter().find(|account| {
            account.from_on.as_str() <= day && account.to_on.as_deref().is_none_or(|to| to >= day)
        })
    }
}

row! {
    /// A unit that a collector serves.
    #[derive(Debug, Clone, Serialize)]
    pub struct Served {
        /// The unit.
        pub unit: UnitId,
        /// Its name.
        pub name: String,
        /// First day.
        pub from_on: String,
        /// Last day; `None` while it does.
        pub to_on: Option<String>,
    }
}

row! {
    /// Somebody who may sign for a collector.
    #[derive(Debug, Clone, Serialize)]
    pub struct Signatory {
        /// Identifier of the line.
        pub id: String,
        /// Their name.
        pub name: String,
        /// As what they sign: treasurer, agent…
        pub quality: String,
        /// First day.
        pub from_on: String,
        /// Last day; `None` while they may.
        pub to_on: Option<String>,
    }
}

const CORE: &str = "select c.id, c.name, c.legal_form, c.siren, c.rna, c.approval_number,
    c.approved_on, c.line_1, c.line_2, c.postcode, c.city, c.creditor_id, c.closed_on
    from collector c";
/// Most collectors of an organisation.
const COLLECTORS_MAX: i64 = 2_000;
/// Most accounts, units or signatories of one.
const PARTS_MAX: i64 = 2_000;

fn whole(tx: &mut Tx<'_>, core: Core) -> Result<Collector> {
    let sql = "select id, collector, label, holder, iban, bic, debit_version, lead_days, from_on,
               to_on from bank_account where collector = $1 order by from_on desc, id limit $2";
    let accounts = tx.rows(sql, &[&core.id, &PARTS_MAX])?;
    Ok(Collector {
        id: core.id,
        name: core.name,
        legal_form: LegalForm::parse(&core.legal_form).unwrap_or(LegalForm::Association),
        siren: core.siren,
        rna: core.rna,
        approval_number: core.approval_number,
        approved_on: core.approved_on,
        line_1: core.line_1,
        line_2: core.line_2,
        postcode: core.postcode,
        city: core.city,
        creditor_id: core.creditor_id,
        closed_on: core.closed_on,
        accounts,
    })
}

/// A collector.
///
/// # Errors
/// A fault from the database.
pub fn collector(tx: &mut Tx<'_>, id: &CollectorId) -> Result<Option<Collector>> {
    let core = tx.row(&format!("{CORE} where c.id = $1"), &[id])?;
    core.map(|core| whole(tx, core)).transpose()
}

/// Every collector, by name.
///
/// # Errors
/// A fault from the database.
pub fn collectors(tx: &mut Tx<'_>) -> Result<Vec<Collector>> {
    let sql = format!("{CORE} order by c.folded, c.id limit $1");
    let cores: Vec<Core> = tx.rows(&sql, &[&COLLECTORS_MAX])?;
    cores.into_iter().map(|core| whole(tx, core)).collect()
}

/// Who receives a unit's money on a day (ISO): the collector of the nearest unit at or above it.
///
/// # Errors
/// A fault from the database.
pub fn collector_for(tx: &mut Tx<'_>, unit: &UnitId, day: &str) -> Result<Option<Collector>> {
    let sql = format!(
        "{CORE} join collector_unit s on s.collector = c.id
         join unit_above a on a.above = s.unit
         where a.unit = $1 and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
           and (c.closed_on is null or c.closed_on >= $2)
         order by a.distance, s.from_on desc, c.id limit 1"
    );
    let core = tx.row(&sql, &[unit, &day])?;
    core.map(|core| whole(tx, core)).transpose()
}

/// Collectors that serve a unit of the scope, or one above it: what its officers may look at.
pub(in crate::ledger) fn collectors_around(
    tx: &mut Tx<'_>,
    scope: &Scope,
) -> Result<Vec<Collector>> {
    let sql = format!(
        "{CORE} where exists (select 1 from collector_unit s where s.collector = c.id
            and (s.unit in (select unit from unit_above where above = $1)
              or s.unit in (select above from unit_above where unit = $1)))
         order by c.folded, c.id limit $2"
    );
    let cores: Vec<Core> = tx.rows(&sql, &[scope.unit(), &COLLECTORS_MAX])?;
    cores.into_iter().map(|core| whole(tx, core)).collect()
}

/// Whether a collector serves or served units of the scope alone: then its officers keep its
/// books. Who looks after one of several units that it serves does not see those of the others.
///
/// # Errors
/// A fault from the database.
pub fn is_kept_in(tx: &mut Tx<'_>, scope: &Scope, collector: &CollectorId) -> Result<bool> {
    let sql = "select count(*), count(a.unit) from collector_unit s
               left join unit_above a on a.unit = s.unit and a.above = $2
               where s.collector = $1";
    let counts: Option<(i64, i64)> = tx.row(sql, &[collector, scope.unit()])?;
    Ok(counts.is_some_and(|(all, within)| all > 0 && all == within))
}

/// Whether a collector serves a unit of the scope, or one above it.
pub(in crate::ledger) fn is_around(
    tx: &mut Tx<'_>,
    scope: &Scope,
    collector: &CollectorId,
) -> Result<bool> {
    let sql = "select 1 from collector_unit s where s.collector = $1
               and (s.unit in (select unit from unit_above where above = $2)
                 or s.unit in (select above from unit_above where unit = $2)) limit 1";
    Ok(tx.row::<(i64,)>(sql, &[collector, scope.unit()])?.is_some())
}

/// Writes a new collector, with the chart of its form; `collector.accounts` is not looked at.
///
/// # Errors
/// A fault from the database.
pub fn add_collector(tx: &mut Tx<'_>, collector: &Collector, by: Option<&PersonId>) -> Result<()> {
    let (folded, now) = (values::names::fold(&collector.name), tx.now());
    tx.exec(
        "insert into collector (id, name, folded, legal_form, siren, rna, approval_number,
         approved_on, line_1, line_2, postcode, city, creditor_id, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        &[
            &collector.id,
            &collector.name,
            &folded,
            &collector.legal_form.name(),
            &collector.siren,
            &collector.rna,
            &collector.approval_number,
            &collector.approved_on,
            &collector.line_1,
            &collector.line_2,
            &collector.postcode,
            &collector.city,
            &collector.creditor_id,
            &by,
            &now,
        ],
    )?;
    open_chart(tx, &collector.id, collector.legal_form)
}

/// Changes what is told of a collector; its form stays.
pub(in crate::ledger) fn change_collector(tx: &mut Tx<'_>, collector: &Collector) -> Result<()> {
    let folded = values::names::fold(&collector.name);
    tx.exec(
        "update collector set name = $2, folded = $3, siren = $4, rna = $5, approval_number = $6,
         approved_on = $7, line_1 = $8, line_2 = $9, postcode = $10, city = $11,
         creditor_id = $12 where id = $1",
        &[
            &collector.id,
            &collector.name,
            &folded,
            &collector.siren,
            &collector.rna,
            &collector.approval_number,
            &collector.approved_on,
            &collector.line_1,
            &collector.line_2,
            &collector.postcode,
            &collector.city,
            &collector.creditor_id,
        ],
    )
    .map(drop)
}

/// Opens a bank account.
///
/// # Errors
/// A fault from the database.
pub fn add_bank_account(tx: &mut Tx<'_>, account: &BankAccount) -> Result<()> {
    tx.exec(
        "insert into bank_account (id, collector, label, holder, iban, bic, debit_version,
         lead_days, from_on, to_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &account.id,
            &account.collector,
            &account.label,
            &account.holder,
            &account.iban,
            &account.bic,
            &account.debit_version,
            &account.lead_days,
            &account.from_on,
            &account.to_on,
        ],
    )
    .map(drop)
}

/// Ends a bank account on a day; false when there is none open.
pub(in crate::ledger) fn end_bank_account(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    account: &BankAccountId,
    to_on: &str,
) -> Result<bool> {
    let sql = "update bank_account set to_on = $3
               where id = $1 and collector = $2 and to_on is null and from_on <= $3";
    Ok(tx.exec(sql, &[account, collector, &to_on])? == 1)
}

/// Units that a collector serves or served.
pub(in crate::ledger) fn served(tx: &mut Tx<'_>, collector: &CollectorId) -> Result<Vec<Served>> {
    let sql = "select s.unit, u.name, s.from_on, s.to_on from collector_unit s
               join unit u on u.id = s.unit
               where s.collector = $1 and (s.to_on is null or s.to_on >= s.from_on)
               order by u.folded, s.from_on limit $2";
    tx.rows(sql, &[collector, &PARTS_MAX])
}

/// Lets a collector serve a unit from a day on; whoever served it before ends the day before, and
/// whoever was to begin later does not: their line stays, ended before its first day.
///
/// # Errors
/// A fault from the database.
pub fn serve(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    unit: &UnitId,
    (from_on, eve): (&str, &str),
) -> Result<()> {
    tx.exec(
        "delete from collector_unit where unit = $1 and collector = $3 and from_on >= $2",
        &[unit, &from_on, collector],
    )?;
    tx.exec(
        "update collector_unit set to_on = $3
         where unit = $1 and (to_on is null or to_on >= $2)",
        &[unit, &from_on, &eve],
    )?;
    tx.exec(
        "insert into collector_unit (collector, unit, from_on) values ($1, $2, $3)",
        &[collector, unit, &from_on],
    )
    .map(drop)
}

/// Ends a collector's service of a unit.
pub(in crate::ledger) fn end_service(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    unit: &UnitId,
    to_on: &str,
) -> Result<bool> {
    let sql = "update collector_unit set to_on = $3
               where collector = $1 and unit = $2 and to_on is null and from_on <= $3";
    Ok(tx.exec(sql, &[collector, unit, &to_on])? >= 1)
}

/// Ends everything of a collector on a day: itself, its accounts, its services.
pub(in crate::ledger) fn end_collector(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    to_on: &str,
) -> Result<bool> {
    let ended = tx.exec(
        "update collector set closed_on = $2 where id = $1 and closed_on is null",
        &[collector, &to_on],
    )?;
    for sql in [
        "update bank_account set to_on = $2 where collector = $1 and (to_on is null or to_on > $2)",
        "update collector_unit set to_on = $2
         where collector = $1 and (to_on is null or to_on > $2)",
        "update signatory set to_on = $2 where collector = $1 and (to_on is null or to_on > $2)",
    ] {
        tx.exec(sql, &[collector, &to_on])?;
    }
    Ok(ended == 1)
}

/// Who may sign for a collector.
pub(in crate::ledger) fn signatories(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Vec<Signatory>> {
    let sql = "select id, name, quality, from_on, to_on from signatory where collector = $1
               order by from_on desc, id limit $2";
    tx.rows(sql, &[collector, &PARTS_MAX])
}

/// Notes somebody who may sign.
pub(in crate::ledger) fn add_signatory(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (name, quality, from_on): (&str, &str, &str),
) -> Result<()> {
    let id: uuid::Uuid = tx.fresh();
    tx.exec(
        "insert into signatory (id, collector, name, quality, from_on) values ($1, $2, $3, $4, $5)",
        &[&id.hyphenated().to_string(), collector, &name, &quality, &from_on],
    )
    .map(drop)
}

/// Ends what somebody may sign.
pub(in crate::ledger) fn end_signatory(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    id: &str,
    to_on: &str,
) -> Result<bool> {
    let sql = "update signatory set to_on = $3
               where id = $1 and collector = $2 and to_on is null and from_on <= $3";
    Ok(tx.exec(sql, &[&id, collector, &to_on])? == 1)
}
