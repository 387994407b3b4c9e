//! Payments, slips, cash, calls and card payments in the database.

mod calls;
mod cards;
mod cash;
mod ceiling;
mod demo;
mod gifts;
mod held;
mod list;
mod payouts;
mod receive;
mod recurring;
mod sittings;
mod slips;
mod totals;

use kernel::db::Tx;
use kernel::{Result, row};

use crate::ledger::CollectorId;
use crate::org::{Office, PersonId, UnitId};

pub(super) use calls::{
    Call, NewCall, any_call, by_reference, call_of, call_of_person, calls_of, debtors, mailed,
    make_call, open_of, owing, printed, withdraw,
};
pub(super) use cards::{
    Account, CardEvent, CardPayment, account, account_of_collector, accounts, begin, card_cause,
    card_payment, card_payment_of, close_account, event, find, handled, keep_event, learn, made,
    open_account, problems, refund_refused, settle_problem, standing_of, sweep, waiting,
};
pub(super) use cash::{
    CashLine, Movement, NewMovement, book, cash_in, close_month, expense_accounts, lines_of_month,
    move_cash, must_be_open, undo_move,
};
pub use ceiling::left_to_give;
pub(super) use ceiling::may_be_asked;
pub(super) use demo::{Debtor, demo_debtors, demo_units};
pub use gifts::{
    CardGift, GiftAsked, MonthlyCard, NewGift, arrived, ask_gift, card_gift, choose, may_receive,
    monthly_card, name_target, payments_for, receive_gift, received_for, renew_monthly_card,
    start_card_gift, start_monthly_card, stop_monthly_card, takes_cards, withdraw_gift,
};
pub(super) use held::HELD;
pub(super) use list::{
    Fact, Filter, Line, Part, any_line, facts_of, has_standing, imported_cents, line, lines,
    of_import, of_person, parts_of,
};
pub use payouts::CardHeld;
pub(super) use payouts::{
    PaidOut, cards_held, carriers_of, cover, covered_by, keep_payouts, kept_payouts, payout_found,
    payout_like, payouts_in,
};
pub(super) use receive::{Around, receive_as, take_back_as};
pub use receive::{NewPart, NewPayment, by_cause, receive, take_back};
pub(super) use recurring::{
    NewSubscription, Subscription, ask_stop, charges_of, find_subscription, going, going_on, gone,
    keep_known, learn_subscription, of_charge, stopped, subscribe, subscription, subscription_of,
    subscriptions_in, subscriptions_of, take_charge,
};
pub(super) use sittings::{
    Sitting, close as close_sitting, count as count_pile, keyed, next_receipt,
    open as open_sitting, sitting,
};
pub(super) use slips::{
    Slip, SlipLine, bank as bank_slip, lines_of as slip_lines, make as make_slip, slip, slips_of,
    undo as undo_slip, waiting_cheques,
};
pub(super) use totals::{UnitSum, by_unit, hub};

/// Who does something: an officer at work, or the house.
#[derive(Debug, Clone, Copy)]
pub(in crate::treasury) struct Hand<'a> {
    /// Under which mandate.
    pub office: Option<&'a Office>,
    /// Their name, which the trace copies.
    pub name: &'a str,
}

impl Hand<'_> {
    fn person(&self) -> Option<&PersonId> {
        self.office.map(|office| &office.person)
    }

    fn mandate(&self) -> Option<&str> {
        self.office.map(|office| office.mandate.id.as_str())
    }
}

/// The next number of a series, from 1. Two transactions never get the same one.
fn next_number(tx: &mut Tx<'_>, series: &str) -> Result<i64> {
    let sql = "insert into treasury_counter (series, last) values ($1, 0) on conflict do nothing";
    tx.exec(sql, &[&series])?;
    tx.one(
        "update treasury_counter set last = last + 1 where series = $1 returning last",
        &[&series],
    )
}

row! {
    /// Somebody, as the treasury shows them.
    #[derive(Debug, Clone)]
    pub struct Payer {
        /// Who.
        pub id: PersonId,
        /// Everyday first name.
        pub first_name: String,
        /// Everyday last name.
        pub last_name: String,
        /// The unit that keeps the record.
        pub unit: UnitId,
        /// Its name.
        pub unit_name: String,
    }
}

/// Somebody of a scope.
pub(super) fn payer(
    tx: &mut Tx<'_>,
    scope: &crate::org::Scope,
    person: &PersonId,
) -> Result<Option<Payer>> {
    tx.row(
        "select p.id, p.first_name, p.last_name, u.id, u.name from person p
         join unit u on u.id = p.home_unit
         join person_scope s on s.person = p.id and s.unit = $1 where p.id = $2",
        &[scope.unit(), person],
    )
}

/// The person themselves, for their own space.
pub(super) fn own_payer(tx: &mut Tx<'_>, person: &PersonId) -> Result<Option<Payer>> {
    tx.row(
        "select p.id, p.first_name, p.last_name, u.id, u.name from person p
         join unit u on u.id = p.home_unit where p.id = $1",
        &[person],
    )
}

/// Who receives for a unit on a day, by one question: files bring thousands of rows.
pub(super) fn collector_of(
    tx: &mut Tx<'_>,
    unit: &UnitId,
    day: &str,
) -> Result<Option<CollectorId>> {
    let sql = "select c.id from unit_above a join collector_unit s on s.unit = a.above
        join collector c on c.id = s.collector
        where a.unit = $1 and s.from_on <= $2 and (s.to_on is null or s.to_on >= $2)
        and (c.closed_on is null or c.closed_on >= $2)
        order by a.distance, s.from_on desc, c.id limit 1";
    Ok(tx.row::<(CollectorId,)>(sql, &[unit, &day])?.map(|(id,)| id))
}
