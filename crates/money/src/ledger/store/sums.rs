//! Sums over lines: balances, the trial balance, what each unit brought.

use kernel::db::Tx;
use kernel::{Result, row};
use serde::Serialize;

use crate::ledger::CollectorId;
use crate::ledger::rules::FecLine;
use crate::org::{Scope, UnitId};

row! {
    /// A line of the trial balance.
    #[derive(Debug, Clone, Serialize, PartialEq, Eq)]
    pub struct Balance {
        /// The account's code.
        pub account: String,
        /// Its label.
        pub label: String,
        /// Euro cents of all debits.
        pub debit_cents: i64,
        /// Euro cents of all credits.
        pub credit_cents: i64,
    }
}

row! {
    /// A line of an account's card.
    #[derive(Debug, Clone, Serialize)]
    pub struct CardLine {
        /// The entry.
        pub entry: String,
        /// Its place in the entry.
        pub line: i64,
        /// Its journal.
        pub journal: String,
        /// Its number.
        pub number: i64,
        /// Its day.
        pub on_day: String,
        /// What happened.
        pub label: String,
        /// The unit's name.
        pub unit_name: Option<String>,
        /// Euro cents.
        pub debit_cents: i64,
        /// Euro cents.
        pub credit_cents: i64,
    }
}

row! {
    struct FecRow {
        journal: String,
        number: i64,
        on_day: String,
        account: String,
        account_label: String,
        piece: Option<String>,
        label: String,
        own_label: String,
        debit_cents: i64,
        credit_cents: i64,
        validated_at: Option<kernel::time::Moment>,
    }
}

/// Debits less credits of an account up to a day, in cents.
///
/// # Errors
/// A fault from the database.
pub fn balance(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    account: &str,
    through: &str,
) -> Result<i64> {
    tx.one(
        "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) from entry_line
         where collector = $1 and account = $2 and on_day <= $3",
        &[collector, &account, &through],
    )
}

/// What a unit has with its collector, in cents: what came in for it and what others gave it, less
/// what it spent, gave and lent on. Money that the unit owes to nobody else.
///
/// # Errors
/// A fault from the database.
pub fn unit_cents(tx: &mut Tx<'_>, collector: &CollectorId, unit: &UnitId) -> Result<i64> {
    tx.one(
        "select cast(coalesce(sum(credit_cents - debit_cents), 0) as bigint) from entry_line
         where collector = $1 and unit = $2
         and ((account >= '6' and account < '8') or (account >= '467' and account < '468')
           or (account >= '10' and account < '13'))",
        &[collector, unit],
    )
}

/// Credits less debits of the accounts that begin so, between two days, by unit; the lines of no
/// unit come under `None`.
///
/// # Errors
/// A fault from the database.
pub fn sums_by_unit(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    account_prefix: &str,
    from: &str,
    to: &str,
) -> Result<Vec<(Option<UnitId>, i64)>> {
    let end = format!("{account_prefix}~");
    tx.rows(
        "select unit, cast(sum(credit_cents - debit_cents) as bigint) from entry_line
         where collector = $1 and account >= $2 and account < $3 and on_day >= $4 and on_day <= $5
         group by unit order by unit",
        &[collector, &account_prefix, &end, &from, &to],
    )
}

/// Every account with lines between two days; below a scope's unit only, when one is given.
pub(in crate::ledger) fn trial_balance(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (from, to): (&str, &str),
    only: Option<&Scope>,
) -> Result<Vec<Balance>> {
    let sums = "select l.account, a.label, cast(sum(l.debit_cents) as bigint),
                cast(sum(l.credit_cents) as bigint)
                from entry_line l join account a on a.collector = l.collector and a.code = l.account
                where l.collector = $1 and l.on_day >= $2 and l.on_day <= $3";
    let end = "group by l.account, a.label order by l.account";
    match only {
        None => tx.rows(&format!("{sums} {end}"), &[collector, &from, &to]),
        Some(scope) => tx.rows(
            &format!("{sums} and l.unit in (select unit from unit_above where above = $4) {end}"),
            &[collector, &from, &to, scope.unit()],
        ),
    }
}

/// The lines of an account between two days, in their order, after `(day, entry, line)`.
pub(in crate::ledger) fn card(
    tx: &mut Tx<'_>,
    (collector, account): (&CollectorId, &str),
    (from, to): (&str, &str),
    only: Option<&Scope>,
    (day, entry, line): (&str, &str, i64),
    limit: i64,
) -> Result<Vec<CardLine>> {
    let lines = "select l.entry, l.line, e.journal, e.number, l.on_day,
                 case when l.label = '' then e.label else l.label end, u.name,
                 l.debit_cents, l.credit_cents
                 from entry_line l join entry e on e.id = l.entry left join unit u on u.id = l.unit
                 where l.collector = $1 and l.account = $2 and l.on_day >= $3 and l.on_day <= $4
                   and (l.on_day, l.entry, l.line) > ($5, $6, $7)";
    let end = "order by l.on_day, l.entry, l.line";
    match only {
        None => tx.rows(
            &format!("{lines} {end} limit $8"),
            &[collector, &account, &from, &to, &day, &entry, &line, &limit],
        ),
        Some(scope) => tx.rows(
            &format!(
                "{lines} and l.unit in (select unit from unit_above where above = $9) {end}
                 limit $8"
            ),
            &[collector, &account, &from, &to, &day, &entry, &line, &limit, scope.unit()],
        ),
    }
}

/// Debits less credits of an account from a day up to the line `(day, entry, line)`, in cents.
pub(in crate::ledger) fn card_through(
    tx: &mut Tx<'_>,
    (collector, account): (&CollectorId, &str),
    from: &str,
    only: Option<&Scope>,
    (day, entry, line): (&str, &str, i64),
) -> Result<i64> {
    let sum = "select cast(coalesce(sum(debit_cents - credit_cents), 0) as bigint) from entry_line
               where collector = $1 and account = $2 and on_day >= $3
                 and (on_day, entry, line) <= ($4, $5, $6)";
    match only {
        None => tx.one(sum, &[collector, &account, &from, &day, &entry, &line]),
        Some(scope) => tx.one(
            &format!("{sum} and unit in (select unit from unit_above where above = $7)"),
            &[collector, &account, &from, &day, &entry, &line, scope.unit()],
        ),
    }
}

row! {
    /// A line of the book of entries.
    #[derive(Debug, Clone)]
    pub struct BookLine {
        /// The entry's day.
        pub on_day: String,
        /// Its journal.
        pub journal: String,
        /// Its number.
        pub number: i64,
        /// The proof's reference.
        pub piece: Option<String>,
        /// What happened.
        pub label: String,
        /// The account's code.
        pub account: String,
        /// The account's label.
        pub account_label: String,
        /// The unit's name.
        pub unit_name: Option<String>,
        /// Euro cents.
        pub debit_cents: i64,
        /// Euro cents.
        pub credit_cents: i64,
    }
}

/// Gives every line between two days, by day, journal and number.
pub(in crate::ledger) fn book_lines(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (from, to): (&str, &str),
    take: impl FnMut(BookLine) -> Result<()>,
) -> Result<()> {
    let sql = "select e.on_day, e.journal, e.number, e.piece,
               case when l.label = '' then e.label else l.label end, l.account, a.label, u.name,
               l.debit_cents, l.credit_cents
               from entry e join entry_line l on l.entry = e.id
               join account a on a.collector = l.collector and a.code = l.account
               left join unit u on u.id = l.unit
               where e.collector = $1 and e.on_day >= $2 and e.on_day <= $3
               order by e.on_day, e.journal, e.number, l.line";
    tx.each(sql, &[collector, &from, &to], take)
}

/// Gives every line of a year in the order of the FEC: by journal, day, number, place. Numbers are
/// given again in the order of days, without a gap: an entry may be keyed after a later one, and
/// the law wants them by day. They are final once the period is validated; the number that the
/// entry had at first is its reference when it has no other.
pub(in crate::ledger) fn fec_lines(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
    (from, to): (&str, &str),
    mut take: impl FnMut(FecLine) -> Result<()>,
) -> Result<()> {
    let sql = "select e.journal, e.number, e.on_day, l.account, a.label, e.piece, e.label, l.label,
               l.debit_cents, l.credit_cents, p.validated_at
               from entry e join entry_line l on l.entry = e.id
               join account a on a.collector = l.collector and a.code = l.account
               left join period p on p.id = e.period
               where e.collector = $1 and e.on_day >= $2 and e.on_day <= $3
               order by e.journal, e.on_day, e.number, l.line";
    let (mut place, mut last) = (0_i64, (String::new(), 0_i64));
    tx.each(sql, &[collector, &from, &to], |row: FecRow| {
        if last.0 != row.journal {
            place = 0;
        }
        if last != (row.journal.clone(), row.number) {
            place += 1;
            last = (row.journal.clone(), row.number);
        }
        let label = super::super::rules::JOURNALS.iter().find(|(code, _)| *code == row.journal);
        take(FecLine {
            journal_label: label.map_or_else(|| row.journal.clone(), |(_, it)| (*it).to_owned()),
            piece: row.piece.unwrap_or_else(|| format!("{}-{}", row.journal, row.number)),
            journal: row.journal,
            number: place,
            on_day: row.on_day,
            account: row.account,
            account_label: row.account_label,
            label: if row.own_label.is_empty() { row.label } else { row.own_label },
            debit_cents: row.debit_cents,
            credit_cents: row.credit_cents,
            validated_on: row.validated_at.map(|at| at.day_text()).unwrap_or_default(),
        })
    })
}
