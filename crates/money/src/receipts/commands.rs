//! `maillage treasury receipts`: a year's totals, collector by collector.

use std::io::Write;

use kernel::db::Db;
use kernel::text::Language;
use kernel::{Error, Result};

use crate::ledger::Ended;
use crate::org::Scope;
use crate::receipts::store;

/// What is asked of receipts.
#[derive(Debug, Clone, clap::Args)]
pub struct ReceiptsArgs {
    /// The year of the payments
    #[arg(long, value_name = "YEAR")]
    pub year: String,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Answers on standard output.
///
/// # Errors
/// A fault from the database.
pub fn command(db: &Db, args: &ReceiptsArgs) -> Result<Ended> {
    answer(db, args, &mut std::io::stdout().lock())
}

/// Answers on `out`.
pub(super) fn answer(db: &Db, args: &ReceiptsArgs, out: &mut impl Write) -> Result<Ended> {
    let year = args.year.clone();
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(Ended::Refused(year));
    }
    let all = db.read_now(move |tx| {
        let scope = Scope::of_the_house(tx)?;
        let mut all = Vec::new();
        for kept in store::kept_collectors(tx, &scope)? {
            let totals = store::totals(tx, &kept.id, &year)?;
            all.push((kept.name, totals));
        }
        Ok(all)
    })?;
    let told = if args.json {
        let all: Vec<_> = all
            .iter()
            .map(|(name, totals)| serde_json::json!({ "collector": name, "totals": totals }))
            .collect();
        format!("{}\n", serde_json::json!({ "year": args.year, "collectors": all }))
    } else {
        let line = |(name, totals): &(String, store::Totals)| {
            let sum = kernel::text::money(Language::of_commands(), totals.cents, true);
            format!("{name}\t{}\t{sum}\t{}\n", totals.receipts, totals.waiting_people)
        };
        all.iter().map(line).collect()
    };
    out.write_all(told.as_bytes()).map_err(|error| Error::fault(error.to_string()))?;
    Ok(Ended::Done)
}
