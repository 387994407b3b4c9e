//! The cash book of a unit: what its payments in cash, deposits and expenses make of the box.

use kernel::db::Tx;
use kernel::{Error, Result, row};

use crate::ledger::{self, CollectorId, EntryId, NewEntry, NewLine};
use crate::org::UnitId;
use crate::treasury::MovementId;
use crate::treasury::rules::{Month, Refusal, month_of, months_between, next_month};
use crate::treasury::store::Hand;

row! {
    /// One line of a cash book.
    #[derive(Debug, Clone)]
    pub struct CashLine {
        /// `payment`, `undone`, `deposit`, `expense`, `difference`, `back`.
        pub kind: String,
        /// The payment or the movement.
        pub id: String,
        /// On which day.
        pub on_day: String,
        /// Receipt number or other piece.
        pub piece: String,
        /// Who paid or what it was for.
        pub label: String,
        /// What it adds to the box, negative when it leaves.
        pub cents: i64,
        /// Whether it may be undone here.
        pub may_undo: bool,
    }
}

/// Everything that moved a box, as one list: day, cents, and what it was.
const MOVES: &str = "select 'payment' as kind, p.id as id, p.received_on as on_day,
        p.piece as piece, coalesce(h.last_name, '') as label, p.amount_cents as cents,
        0 as may_undo
    from payment p left join person h on h.id = p.person
    where p.unit = $1 and p.way = 'cash' and p.import is null
    union all
    select 'undone', p.id, f.on_day, p.piece, f.why, -p.amount_cents, 0
    from payment p join payment_fact f on f.payment = p.id
    where p.unit = $1 and p.way = 'cash' and p.import is null
    and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')
    union all
    select m.kind, m.id, m.on_day, m.piece, m.label, -m.cents,
        case when m.undone_on is null then 1 else 0 end
    from cash_movement m where m.unit = $1
    union all
    select 'back', m.id, m.undone_on, m.piece, m.label, m.cents, 0
    from cash_movement m where m.unit = $1 and m.undone_on is not null";

/// Most lines of a month on a page.
const MONTH_LINES_MAX: i64 = 2_000;

/// The lines of a month, in order.
pub(in crate::treasury) fn lines_of_month(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    month: &str,
) -> Result<Vec<CashLine>> {
    let sql = format!(
        "select x.kind, x.id, x.on_day, x.piece, x.label, x.cents, x.may_undo from ({MOVES}) x
         where x.on_day >= $2 and x.on_day < $3 order by x.on_day, x.id, x.kind limit $4"
    );
    let (first, last) = (format!("{month}-01"), format!("{}-01", next_month(month)));
    tx.rows(&sql, &[unit, &first, &last, &MONTH_LINES_MAX])
}

/// Cash in the box of a unit at the end of a day.
pub(in crate::treasury) fn cash_in(tx: &mut Tx<'_>, unit: &UnitId, through: &str) -> Result<i64> {
    let sql = format!(
        "select cast(coalesce(sum(x.cents), 0) as bigint) from ({MOVES}) x where x.on_day <= $2"
    );
    tx.one(&sql, &[unit, &through])
}

/// A month, and what was counted and by whom when it is closed.
type Told = (Month, Option<(i64, String)>);

/// The months of a book, oldest first, with the count of those that are closed.
pub(in crate::treasury) fn book(tx: &mut Tx<'_>, unit: &UnitId, today: &str) -> Result<Vec<Told>> {
    let sql = format!(
        "select substr(x.on_day, 1, 7),
         cast(sum(case when x.cents > 0 then x.cents else 0 end) as bigint),
         cast(sum(case when x.cents < 0 then -x.cents else 0 end) as bigint)
         from ({MOVES}) x group by substr(x.on_day, 1, 7) order by 1 limit 600"
    );
    let moved: Vec<(String, i64, i64)> = tx.rows(&sql, &[unit])?;
    let closed: Vec<(String, i64, String)> = tx.rows(
        "select month, counted_cents, by_name from cash_month where unit = $1
         order by month limit 600",
        &[unit],
    )?;
    let Some((first, _, _)) = moved.first() else { return Ok(Vec::new()) };
    let mut opening_cents = 0;
    let mut months = Vec::new();
    for month in months_between(first, month_of(today)) {
        let found = moved.iter().find(|(known, _, _)| *known == month);
        let (in_cents, out_cents) = found.map_or((0, 0), |(_, came, went)| (*came, *went));
        let end = closed.iter().find(|(known, _, _)| *known == month);
        let end = end.map(|(_, counted, by)| (*counted, by.clone()));
        let month = Month { month, opening_cents, in_cents, out_cents };
        opening_cents = month.closing_cents();
        months.push((month, end));
    }
    Ok(months)
}

/// The last closed month of a unit.
pub(in crate::treasury) fn last_closed(tx: &mut Tx<'_>, unit: &UnitId) -> Result<Option<String>> {
    tx.one("select max(month) from cash_month where unit = $1", &[unit])
}

/// Goes on only when the month is not closed.
///
/// # Errors
/// [`Refusal::MonthClosed`].
pub(in crate::treasury) fn must_be_open(tx: &mut Tx<'_>, unit: &UnitId, month: &str) -> Result<()> {
    let closed = last_closed(tx, unit)?;
    if closed.is_some_and(|closed| closed.as_str() >= month) {
        return Err(Refusal::MonthClosed.into());
    }
    Ok(())
}

/// Closes a month that is over, whose former ones are closed, and whose cash was counted.
///
/// # Errors
/// [`Refusal`] by name.
pub(in crate::treasury) fn close_month(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    unit: &UnitId,
    month: &str,
    counted_cents: i64,
) -> Result<()> {
    let today = tx.now().day_text();
    if month >= month_of(&today) {
        return Err(Refusal::MonthRuns.into());
    }
    must_be_open(tx, unit, month)?;
    let months = book(tx, unit, &today)?;
    let before = months.iter().find(|(_, closed)| closed.is_none());
    let (found, _) = before.ok_or(Error::NotFound)?;
    if found.month != month {
        return Err(Refusal::MonthBefore.into());
    }
    if found.closing_cents() != counted_cents {
        return Err(Refusal::CashDiffers.into());
    }
    let now = tx.now();
    let closed = tx.exec(
        "insert into cash_month (unit, month, opening_cents, in_cents, out_cents, counted_cents,
         by_person, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict do nothing",
        &[
            unit,
            &month,
            &found.opening_cents,
            &found.in_cents,
            &found.out_cents,
            &counted_cents,
            &hand.person(),
            &hand.name,
            &now,
        ],
    )?;
    if closed == 1 { Ok(()) } else { Err(Refusal::MonthClosed.into()) }
}

/// What leaves a box.
#[derive(Debug, Clone)]
pub(in crate::treasury) struct NewMovement {
    /// To the bank, an expense, or a difference found in counting.
    pub kind: Movement,
    /// On which day.
    pub on_day: String,
    /// How much leaves; a difference may be negative.
    pub cents: i64,
    /// What for.
    pub label: String,
    /// Number of the piece.
    pub piece: String,
    /// For an expense: its account.
    pub account: String,
}

/// Why cash moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::treasury) enum Movement {
    /// Carried to the bank of the collector.
    Deposit,
    /// Paid out.
    Expense,
    /// Missing or too much when counted.
    Difference,
}

impl Movement {
    /// The name it is stored under.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Deposit => "deposit",
            Self::Expense => "expense",
            Self::Difference => "difference",
        }
    }

    /// Reads a form's value.
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Deposit, Self::Expense, Self::Difference].into_iter().find(|it| it.name() == name)
    }
}

/// Moves cash out of the box, with its entry: 530 against the bank or the expense.
///
/// # Errors
/// [`Refusal`] by name.
pub(in crate::treasury) fn move_cash(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    unit: &UnitId,
    collector: &CollectorId,
    new: &NewMovement,
) -> Result<MovementId> {
    let today = tx.now().day_text();
    if new.on_day > today || new.on_day.len() != 10 {
        return Err(Refusal::BadDay.into());
    }
    must_be_open(tx, unit, month_of(&new.on_day))?;
    if cash_in(tx, unit, &new.on_day)? < new.cents || cash_in(tx, unit, &today)? < new.cents {
        return Err(Refusal::NotEnoughCash.into());
    }
    let id: MovementId = tx.fresh();
    let (account, journal) = match new.kind {
        Movement::Deposit => ("512", "BQ"),
        Movement::Expense => (new.account.as_str(), "CAI"),
        Movement::Difference => ("471", "CAI"),
    };
    let line = |account: &str, cents: i64| NewLine {
        account: account.to_owned(),
        unit: Some(unit.clone()),
        person: None,
        label: String::new(),
        debit_cents: cents.max(0),
        credit_cents: (-cents).max(0),
    };
    let entry = NewEntry {
        collector: collector.clone(),
        journal,
        on_day: new.on_day.clone(),
        label: new.label.clone(),
        piece: Some(new.piece.clone()).filter(|piece| !piece.is_empty()),
        cause_kind: "cash",
        cause: id.to_string(),
        lines: vec![line(account, new.cents), line("530", -new.cents)],
        by: hand.person().cloned(),
    };
    let entry = ledger::post(tx, &entry)?;
    let now = tx.now();
    tx.exec(
        "insert into cash_movement (id, collector, unit, kind, on_day, cents, label, piece,
         account, entry, by_person, by_name, at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            &id,
            collector,
            unit,
            &new.kind.name(),
            &new.on_day,
            &new.cents,
            &new.label,
            &new.piece,
            &account,
            &entry,
            &hand.person(),
            &hand.name,
            &now,
        ],
    )?;
    Ok(id)
}

/// Undoes a movement of a unit today: its entry is reversed.
///
/// # Errors
/// [`Error::NotFound`]; [`Refusal::TakenBack`] when it was undone before.
pub(in crate::treasury) fn undo_move(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    unit: &UnitId,
    id: &MovementId,
) -> Result<()> {
    let sql = "select entry from cash_movement where id = $1 and unit = $2";
    let (entry,): (EntryId,) = tx.row(sql, &[id, unit])?.ok_or(Error::NotFound)?;
    let (now, today) = (tx.now(), tx.now().day_text());
    let undone = tx.exec(
        "update cash_movement set undone_on = $2, undone_at = $3
         where id = $1 and undone_on is null",
        &[id, &today, &now],
    )?;
    if undone == 0 {
        return Err(Refusal::TakenBack.into());
    }
    ledger::reverse(tx, &entry, &today, "Mouvement de caisse annulé", hand.person()).map(drop)
}

/// The accounts of expenses of a collector: code and label.
pub(in crate::treasury) fn expense_accounts(
    tx: &mut Tx<'_>,
    collector: &CollectorId,
) -> Result<Vec<(String, String)>> {
    tx.rows(
        "select code, label from account where collector = $1 and code >= '6' and code < '7'
         order by code limit 300",
        &[collector],
    )
}
