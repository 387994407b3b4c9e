//! Deposit slips: cheques carried to the bank together.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::{Error, Result, row};

use crate::ledger::{self, CollectorId, NewEntry, NewLine};
use crate::org::{Scope, UnitId};
use crate::treasury::rules::Refusal;
use crate::treasury::store::receive::note;
use crate::treasury::store::{Hand, next_number};
use crate::treasury::{PaymentId, SlipId};

row! {
    /// A deposit slip.
    #[derive(Debug, Clone)]
    pub struct Slip {
        /// Which.
        pub id: SlipId,
        /// Whose money.
        pub collector: CollectorId,
        /// Which unit carries it.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// The account it is paid into.
        pub bank_account: String,
        /// Its number, `2026-031`.
        pub number: String,
        /// When it was made, ISO text.
        pub made_on: String,
        /// How many cheques.
        pub cheques: i64,
        /// What they add up to.
        pub total_cents: i64,
        /// Who made it.
        pub by_name: String,
        /// When it was carried to the bank.
        pub banked_on: Option<String>,
        /// Who said so.
        pub banked_by_name: String,
        /// When it was undone.
        pub undone_at: Option<Moment>,
        /// Cheques of it that were not honoured.
        pub bounced: i64,
    }
}

const COLUMNS: &str = "select s.id, s.collector, s.unit, u.name, s.bank_account, s.number,
    s.made_on, s.cheques, s.total_cents, s.by_name, s.banked_on, s.banked_by_name, s.undone_at,
    (select count(*) from slip_line l join payment_fact f on f.payment = l.payment
     where l.slip = s.id and f.kind = 'bounced')
    from deposit_slip s join unit u on u.id = s.unit";

/// Slips on a page.
const SLIPS_MAX: i64 = 100;
/// Cheques of one slip.
pub(in crate::treasury) const SLIP_CHEQUES_MAX: i64 = 500;

/// The newest slips of a scope.
pub(in crate::treasury) fn slips_of(tx: &mut Tx<'_>, scope: &Scope) -> Result<Vec<Slip>> {
    let sql = format!(
        "{COLUMNS} where s.unit in (select unit from unit_above where above = $1)
         order by s.at desc, s.id desc limit $2"
    );
    tx.rows(&sql, &[scope.unit(), &SLIPS_MAX])
}

/// One slip of a scope.
pub(in crate::treasury) fn slip(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &SlipId,
) -> Result<Option<Slip>> {
    let sql = format!(
        "{COLUMNS} where s.id = $2 and s.unit in (select unit from unit_above where above = $1)"
    );
    tx.row(&sql, &[scope.unit(), id])
}

row! {
    /// A cheque on a slip, or one that waits for a slip.
    #[derive(Debug, Clone)]
    pub struct SlipLine {
        /// The payment.
        pub payment: PaymentId,
        /// The collector that received it.
        pub collector: CollectorId,
        /// Drawer's last name, or nothing.
        pub last_name: String,
        /// Drawer's first name, or nothing.
        pub first_name: String,
        /// Bank, as on the cheque.
        pub bank: String,
        /// Number of the cheque.
        pub piece: String,
        /// How much.
        pub cents: i64,
        /// When it was received.
        pub received_on: String,
        /// Whether it was not honoured.
        pub bounced: bool,
    }
}

const LINE: &str = "select p.id, p.collector, coalesce(h.last_name, ''),
    coalesce(h.first_name, ''), p.bank, p.piece, p.amount_cents, p.received_on,
    case when exists (select 1 from payment_fact f where f.payment = p.id and f.kind = 'bounced')
    then 1 else 0 end";

/// The cheques of a slip, in order.
pub(in crate::treasury) fn lines_of(tx: &mut Tx<'_>, id: &SlipId) -> Result<Vec<SlipLine>> {
    let sql = format!(
        "{LINE} from slip_line l join payment p on p.id = l.payment
         left join person h on h.id = p.person where l.slip = $1 order by l.line limit $2"
    );
    tx.rows(&sql, &[id, &SLIP_CHEQUES_MAX])
}

/// Cheques of one unit that wait for a slip, oldest first.
pub(in crate::treasury) fn waiting_cheques(
    tx: &mut Tx<'_>,
    unit: &UnitId,
) -> Result<Vec<SlipLine>> {
    let sql = format!(
        "{LINE} from payment p left join person h on h.id = p.person
         where p.unit = $1 and p.way = 'cheque'
         and not exists (select 1 from slip_line l where l.payment = p.id
                         and l.released_at is null)
         and not exists (select 1 from payment_fact f where f.payment = p.id
             and f.kind in ('banked', 'cancelled', 'bounced', 'returned', 'refunded'))
         order by p.received_on, p.id limit $2"
    );
    tx.rows(&sql, &[unit, &SLIP_CHEQUES_MAX])
}

/// Puts cheques on a new slip of a collector.
///
/// # Errors
/// [`Refusal`] by name, and then nothing is written.
pub(in crate::treasury) fn make(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    unit: &UnitId,
    collector: &CollectorId,
    cheques: &[PaymentId],
) -> Result<SlipId> {
    let waiting = waiting_cheques(tx, unit)?;
    let chosen: Vec<&SlipLine> = waiting
        .iter()
        .filter(|line| line.collector == *collector && cheques.contains(&line.payment))
        .collect();
    if chosen.is_empty() || chosen.len() != cheques.len() {
        return Err(Refusal::NothingToBank.into());
    }
    let today = tx.now().day_text();
    let known = ledger::collector(tx, collector)?.ok_or(Refusal::NoCollector)?;
    let account = known.account_on(&today);
    let account = account.ok_or(Refusal::NoBankAccount)?;
    let year = today.get(..4).unwrap_or_default();
    let number = next_number(tx, &format!("slip {collector} {year}"))?;
    let (id, number) = (tx.fresh::<SlipId>(), format!("{year}-{number:03}"));
    let (now, count) = (tx.now(), i64::try_from(chosen.len())?);
    let total: i64 = chosen.iter().map(|line| line.cents).sum();
    tx.exec(
        "insert into deposit_slip (id, collector, unit, bank_account, number, made_on, cheques,
         total_cents, by_person, by_name, at, banked_by_name)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '')",
        &[
            &id,
            collector,
            unit,
            &account.id,
            &number,
            &today,
            &count,
            &total,
            &hand.person(),
            &hand.name,
            &now,
        ],
    )?;
    for (line, cheque) in (1_i64..).zip(chosen) {
        let put = tx.exec(
            "insert into slip_line (slip, line, payment) values ($1, $2, $3)
             on conflict do nothing",
            &[&id, &line, &cheque.payment],
        )?;
        if put == 0 {
            return Err(Error::Stale);
        }
    }
    Ok(id)
}

/// Says that a slip was carried to the bank: 512 against 5112.
///
/// # Errors
/// [`Refusal::SlipOver`] when it was banked or undone before.
pub(in crate::treasury) fn bank(
    tx: &mut Tx<'_>,
    hand: Hand<'_>,
    slip: &Slip,
    on_day: &str,
) -> Result<()> {
    if on_day < slip.made_on.as_str() || on_day > tx.now().day_text().as_str() {
        return Err(Refusal::BadDay.into());
    }
    let now = tx.now();
    let banked = tx.exec(
        "update deposit_slip set banked_on = $2, banked_by_name = $3, banked_at = $4
         where id = $1 and banked_on is null and undone_at is null",
        &[&slip.id, &on_day, &hand.name, &now],
    )?;
    if banked == 0 {
        return Err(Refusal::SlipOver.into());
    }
    let lines = lines_of(tx, &slip.id)?;
    let line = |account: &str, debit_cents: i64, credit_cents: i64| NewLine {
        account: account.to_owned(),
        unit: Some(slip.unit.clone()),
        person: None,
        label: String::new(),
        debit_cents,
        credit_cents,
    };
    let entry = NewEntry {
        collector: slip.collector.clone(),
        journal: "BQ",
        on_day: on_day.to_owned(),
        label: format!("Remise de chèques {}", slip.number),
        piece: Some(slip.number.clone()),
        cause_kind: "deposit-slip",
        cause: slip.id.to_string(),
        lines: vec![line("512", slip.total_cents, 0), line("5112", 0, slip.total_cents)],
        by: hand.person().cloned(),
    };
    ledger::post(tx, &entry)?;
    for line in lines {
        note(tx, &line.payment, "banked", on_day, "", hand)?;
    }
    Ok(())
}

/// Undoes a slip that was not banked: its cheques wait again, its number stays used.
///
/// # Errors
/// [`Refusal::SlipOver`] when it was banked or undone before.
pub(in crate::treasury) fn undo(tx: &mut Tx<'_>, id: &SlipId) -> Result<()> {
    let now = tx.now();
    let undone = tx.exec(
        "update deposit_slip set undone_at = $2
         where id = $1 and banked_on is null and undone_at is null",
        &[id, &now],
    )?;
    if undone == 0 {
        return Err(Refusal::SlipOver.into());
    }
    tx.exec("update slip_line set released_at = $2 where slip = $1", &[id, &now]).map(drop)
}
