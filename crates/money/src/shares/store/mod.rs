//! Tables, statements and settlements, as they are kept.

mod draw;
mod fund;
mod mine;
mod read;
mod settle;
mod tables;

pub(in crate::shares) use draw::draw;
pub use draw::to_share;
pub(in crate::shares) use fund::{NewFund, Weighing, fund_cents, share_fund, weighing};
pub(in crate::shares) use mine::{Gone, mine};
pub(in crate::shares) use read::{
    Pair, Part, Statement, balance, kept_pairs, months_open, part_totals, parts_of, stated_of,
    statement, statements,
};
pub(in crate::shares) use settle::{
    NewSettlement, Settlement, receive, settle, settlement, settlements, undo,
};
pub(in crate::shares) use tables::{NewTable, Quota, add_table, tables_around, withdraw};

use kernel::Result;
use kernel::db::Tx;

use crate::org::Office;

/// Takes a turn: until this transaction ends, no other of the same name goes on.
fn turn(tx: &mut Tx<'_>, name: &str) -> Result<()> {
    tx.exec(
        "insert into share_turn (name, last) values ($1, 1)
         on conflict (name) do update set last = share_turn.last + 1",
        &[&name],
    )
    .map(drop)
}

/// Whose hand writes.
#[derive(Debug, Clone)]
pub(in crate::shares) struct Hand {
    pub(in crate::shares) mandate: String,
    pub(in crate::shares) name: String,
}

impl Hand {
    pub(in crate::shares) fn of(office: &Office, name: &str) -> Self {
        Self { mandate: office.mandate.id.to_string(), name: name.to_owned() }
    }

    /// The house itself: the demonstration, a command.
    pub(in crate::shares) fn house() -> Self {
        Self { mandate: String::new(), name: "Maillage".to_owned() }
    }
}
