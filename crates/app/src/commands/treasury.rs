//! `treasury`: the books of collectors, as in the office.

use crate::commands::{Done, Failure, open};
use crate::config::Config;
use crate::ledger::{self, Ended};

/// What can be asked of the treasury.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Treasury {
    /// Verify every collector's books: balance, numbers, the chain of validated periods
    Verify(ledger::VerifyArgs),
    /// Write the file of accounting entries (FEC) of a year, once it passes the check
    Fec(ledger::FecArgs),
}

/// Does what is asked.
pub(super) fn treasury(config: &Config, what: &Treasury) -> Done {
    let db = open::existing(config)?;
    ended(match what {
        Treasury::Verify(args) => ledger::verify_command(&db, args)?,
        Treasury::Fec(args) => ledger::fec_command(&db, args)?,
    })
}

fn ended(ended: Ended) -> Done {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused(why) => Err(Failure::Usage(why)),
        Ended::Broken => Err(Failure::Failed("something is wrong, as told above".to_owned())),
    }
}
