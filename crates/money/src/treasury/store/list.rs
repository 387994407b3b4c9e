//! Payments as they are read: lists with filters, one payment with its parts and facts.

use kernel::db::Tx;
use kernel::time::Moment;
use kernel::web::{Cursor, PAGE_ROWS_MAX};
use kernel::{Result, row};

use crate::org::{PersonId, Scope, UnitId};
use crate::treasury::PaymentId;

row! {
    /// A payment on a list.
    #[derive(Debug, Clone)]
    pub struct Line {
        /// Which.
        pub id: PaymentId,
        /// The unit.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
        /// The collector's name.
        pub collector_name: String,
        /// Who paid, as long as their record is kept.
        pub person: Option<PersonId>,
        /// Their last name, or nothing.
        pub last_name: String,
        /// Their first name, or nothing.
        pub first_name: String,
        /// Name of the way.
        pub way: String,
        /// When, ISO text.
        pub received_on: String,
        /// How much.
        pub cents: i64,
        /// Number of the cheque or receipt.
        pub piece: String,
        /// Bank of the cheque.
        pub bank: String,
        /// Reference of a transfer.
        pub reference: String,
        /// How it was taken back, or nothing.
        pub over: Option<String>,
        /// Whether it was banked.
        pub banked: bool,
        /// The slip it is on.
        pub slip: Option<String>,
        /// The slip's number.
        pub slip_number: Option<String>,
        /// When it was keyed.
        pub at: Moment,
    }
}

const COLUMNS: &str = "select p.id, p.unit, u.name, c.name, p.person, coalesce(h.last_name, ''),
    coalesce(h.first_name, ''), p.way, p.received_on, p.amount_cents, p.piece, p.bank, p.reference,
    (select f.kind from payment_fact f where f.payment = p.id
     and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')),
    case when exists (select 1 from payment_fact f where f.payment = p.id and f.kind = 'banked')
         then 1 else 0 end,
    s.id, s.number, p.at
    from payment p join unit u on u.id = p.unit join collector c on c.id = p.collector
    left join person h on h.id = p.person
    left join slip_line l on l.payment = p.id and l.released_at is null
    left join deposit_slip s on s.id = l.slip";

/// Which payments a list shows; empty texts for any.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::treasury) struct Filter {
    /// First day, ISO text.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Name of the way.
    pub way: String,
    /// `open`, `banked`, `over`.
    pub state: String,
    /// Somebody.
    pub person: String,
    /// What for.
    pub part: String,
}

/// A page of payments of a scope, newest first; one row more than a page says that more follow.
pub(in crate::treasury) fn lines(
    tx: &mut Tx<'_>,
    scope: &Scope,
    filter: &Filter,
    after: Option<&Cursor>,
    limit: Option<i64>,
) -> Result<Vec<Line>> {
    let last_day = "9999-12-31".to_owned();
    let (key, id) = after
        .map_or((last_day.clone(), "~".to_owned()), |after| (after.key.clone(), after.id.clone()));
    let to = if filter.to.is_empty() { &last_day } else { &filter.to };
    let page = i64::try_from(PAGE_ROWS_MAX)? + 1;
    let limit = limit.unwrap_or(page);
    let sql = format!(
        "{COLUMNS} where p.unit in (select unit from unit_above where above = $1)
         and p.received_on >= $2 and p.received_on <= $3
         and (cast($4 as text) = '' or p.way = $4)
         and (cast($5 as text) = '' or p.person = $5
              or exists (select 1 from payment_part t where t.payment = p.id and t.person = $5))
         and (cast($6 as text) = ''
              or exists (select 1 from payment_part t where t.payment = p.id and t.kind = $6))
         and (cast($7 as text) = ''
              or $7 = case
                 when exists (select 1 from payment_fact f where f.payment = p.id
                     and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')) then 'over'
                 when p.way in ('transfer', 'debit', 'card') or exists (select 1
                     from payment_fact f where f.payment = p.id and f.kind = 'banked')
                     then 'banked'
                 else 'open' end)
         and (p.received_on < $8 or (p.received_on = $8 and p.id < $9))
         order by p.received_on desc, p.id desc limit $10"
    );
    tx.rows(
        &sql,
        &[
            scope.unit(),
            &filter.from,
            to,
            &filter.way,
            &filter.person,
            &filter.part,
            &filter.state,
            &key,
            &id,
            &limit,
        ],
    )
}

/// One payment of a scope.
pub(in crate::treasury) fn line(
    tx: &mut Tx<'_>,
    scope: &Scope,
    id: &PaymentId,
) -> Result<Option<Line>> {
    let sql = format!(
        "{COLUMNS} where p.id = $2 and p.unit in (select unit from unit_above where above = $1)"
    );
    tx.row(&sql, &[scope.unit(), id])
}

/// What somebody paid, or what was paid for them, newest first.
pub(in crate::treasury) fn of_person(
    tx: &mut Tx<'_>,
    person: &PersonId,
    from: &str,
    to: &str,
    limit: i64,
) -> Result<Vec<Line>> {
    let sql = format!(
        "{COLUMNS} where p.id in (select x.id from payment x where x.person = $1
             union select t.payment from payment_part t where t.person = $1)
         and p.received_on >= $2 and p.received_on <= $3
         order by p.received_on desc, p.id desc limit $4"
    );
    tx.rows(&sql, &[person, &from, &to, &limit])
}

row! {
    /// A part of a payment as it is read.
    #[derive(Debug, Clone)]
    pub struct Part {
        /// Name of what for.
        pub kind: String,
        /// For whom.
        pub person: Option<PersonId>,
        /// Their last name, or nothing.
        pub last_name: String,
        /// Their first name, or nothing.
        pub first_name: String,
        /// How much.
        pub cents: i64,
    }
}

/// The parts of a payment.
pub(in crate::treasury) fn parts_of(tx: &mut Tx<'_>, id: &PaymentId) -> Result<Vec<Part>> {
    tx.rows(
        "select t.kind, t.person, coalesce(h.last_name, ''), coalesce(h.first_name, ''), t.cents
         from payment_part t left join person h on h.id = t.person
         where t.payment = $1 order by t.line limit 100",
        &[id],
    )
}

row! {
    /// Something that happened to a payment.
    #[derive(Debug, Clone)]
    pub struct Fact {
        /// What.
        pub kind: String,
        /// On which day.
        pub on_day: String,
        /// Why, or nothing.
        pub why: String,
        /// By whom, or nothing for the house.
        pub by_name: String,
        /// When it was written.
        pub at: Moment,
    }
}

/// What happened to a payment, in order.
pub(in crate::treasury) fn facts_of(tx: &mut Tx<'_>, id: &PaymentId) -> Result<Vec<Fact>> {
    tx.rows(
        "select kind, on_day, why, by_name, at from payment_fact
         where payment = $1 order by at, id limit 100",
        &[id],
    )
}

/// Most payments of one sitting.
const SITTING_LINES_MAX: i64 = 1_000;

/// What was keyed in a sitting and was not taken back, newest first.
pub(in crate::treasury) fn of_sitting(
    tx: &mut Tx<'_>,
    sitting: &crate::treasury::SittingId,
) -> Result<Vec<Line>> {
    let sql = format!(
        "{COLUMNS} where p.sitting = $1 and not exists (select 1 from payment_fact f
             where f.payment = p.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         order by p.at desc, p.id desc limit $2"
    );
    tx.rows(&sql, &[sitting, &SITTING_LINES_MAX])
}

/// One payment whatever the scope: for other rooms of the house.
pub(in crate::treasury) fn any_line(tx: &mut Tx<'_>, id: &PaymentId) -> Result<Option<Line>> {
    tx.row(&format!("{COLUMNS} where p.id = $1"), &[id])
}

/// Payments of an import that stand.
pub(in crate::treasury) fn of_import(
    tx: &mut Tx<'_>,
    import: &str,
    limit: i64,
) -> Result<Vec<(PaymentId,)>> {
    tx.rows(
        "select p.id from payment p where p.import = $1 and not exists (select 1
             from payment_fact f where f.payment = p.id
             and f.kind in ('cancelled', 'bounced', 'returned', 'refunded'))
         order by p.id limit $2",
        &[&import, &limit],
    )
}

/// Whether a payment of somebody, or for them, stands.
pub(in crate::treasury) fn has_standing(tx: &mut Tx<'_>, person: &PersonId) -> Result<bool> {
    tx.one(
        "select case when exists (select 1 from payment p
             where p.id in (select x.id from payment x where x.person = $1
                 union select t.payment from payment_part t where t.person = $1)
             and not exists (select 1 from payment_fact f where f.payment = p.id
                 and f.kind in ('cancelled', 'bounced', 'returned', 'refunded')))
         then 1 else 0 end",
        &[person],
    )
}
