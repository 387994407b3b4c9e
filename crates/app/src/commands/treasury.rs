//! `treasury`: the books of collectors, as in the office.

use crate::commands::{Done, Failure, open};
use crate::config::Config;
use crate::debits::{self, DebitBatch, Reconcile};
use crate::ledger::{self, Ended};
use crate::{receipts, shares};

/// What can be asked of the treasury.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Treasury {
    /// Verify every collector's books: balance, numbers, the chain of validated periods
    Verify(ledger::VerifyArgs),
    /// Write the file of accounting entries (FEC) of a year, once it passes the check
    Fec(ledger::FecArgs),
    /// Write the file of the next collection of direct debits
    DebitBatch(DebitBatch),
    /// Read a file of the bank, and say what each movement answers
    Reconcile(Reconcile),
    /// Say what collectors owe each other, and every statement
    Shares(shares::SharesArgs),
    /// Say what receipts of a year were issued, and what would be
    Receipts(receipts::ReceiptsArgs),
}

/// Does what is asked.
pub(super) fn treasury(config: &Config, what: &Treasury) -> Done {
    let db = open::existing(config)?;
    let mut out = std::io::stdout().lock();
    ended(match what {
        Treasury::Verify(args) => ledger::verify_command(&db, args)?,
        Treasury::Fec(args) => ledger::fec_command(&db, args)?,
        Treasury::DebitBatch(args) => debits::debit_batch(&db, args, &mut out)?,
        Treasury::Reconcile(args) => debits::reconcile(&db, args, &mut out)?,
        Treasury::Shares(args) => shares::command(&db, args)?,
        Treasury::Receipts(args) => receipts::command(&db, args)?,
    })
}

fn ended(ended: Ended) -> Done {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused(why) => Err(Failure::Usage(why)),
        Ended::Broken => Err(Failure::Failed("something is wrong, as told above".to_owned())),
    }
}
