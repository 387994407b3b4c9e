//! `maillage treasury shares`: what is owed between collectors, and every statement.

use std::io::Write;

use kernel::db::Db;
use kernel::text::Language;
use kernel::{Error, Result};

use crate::ledger::Ended;
use crate::org::Scope;
use crate::shares::rules::is_month;
use crate::shares::store::{self, Hand};

/// What is asked of shares.
#[derive(Debug, Clone, clap::Args)]
pub struct SharesArgs {
    /// First draw up the statements of a month (2026-10)
    #[arg(long, value_name = "MONTH")]
    pub draw: Option<String>,
    /// Answer as JSON
    #[arg(long)]
    pub json: bool,
}

/// Answers on standard output.
///
/// # Errors
/// A fault from the database.
pub fn command(db: &Db, args: &SharesArgs) -> Result<Ended> {
    answer(db, args, &mut std::io::stdout().lock())
}

fn fault(error: &std::io::Error) -> Error {
    Error::fault(error.to_string())
}

/// Answers on `out`.
pub(super) fn answer(db: &Db, args: &SharesArgs, out: &mut impl Write) -> Result<Ended> {
    if let Some(month) = args.draw.clone() {
        if !is_month(&month) {
            return Ok(Ended::Refused(format!("{month}: 2026-10")));
        }
        let done = db.write_now(move |tx| {
            let scope = Scope::of_the_house(tx)?;
            store::draw(tx, &scope, &month, &Hand::house())
        });
        match done {
            Ok(_) | Err(Error::Refused("shares-refusal-nothing-new")) => {}
            Err(Error::Refused(key)) => return Ok(Ended::Refused(key.to_owned())),
            Err(error) => return Err(error),
        }
    }
    let (pairs, statements) = db.read_now(|tx| {
        let scope = Scope::of_the_house(tx)?;
        let mut pairs = Vec::new();
        for pair in store::kept_pairs(tx, &scope)? {
            let balance = store::balance(tx, &pair.from, &pair.to, "")?;
            pairs.push((pair, balance));
        }
        Ok((pairs, store::statements(tx, &scope)?))
    })?;
    if args.json {
        let pairs: Vec<_> = pairs
            .iter()
            .map(|(pair, balance)| {
                serde_json::json!({
                    "from": pair.from_name, "to": pair.to_name,
                    "owed_cents": balance.owed_cents,
                    "settled_cents": balance.settled_cents,
                    "open_cents": balance.open_cents,
                })
            })
            .collect();
        let statements: Vec<_> = statements
            .iter()
            .map(|one| {
                serde_json::json!({
                    "unit": one.unit_name, "month": one.month, "collector": one.collector_name,
                    "drawn_on": one.drawn_on, "collected_cents": one.base_cents,
                    "kept_cents": one.kept_cents,
                })
            })
            .collect();
        let told = serde_json::json!({ "pairs": pairs, "statements": statements });
        writeln!(out, "{told}").map_err(|error| fault(&error))?;
        return Ok(Ended::Done);
    }
    for (pair, balance) in &pairs {
        let (from, to, open) = (&pair.from_name, &pair.to_name, balance.open_cents);
        writeln!(
            out,
            "{from} → {to}\t{}",
            kernel::text::money(Language::of_commands(), open, true)
        )
        .map_err(|error| fault(&error))?;
    }
    for one in &statements {
        let collected = kernel::text::money(Language::of_commands(), one.base_cents, true);
        let owed =
            kernel::text::money(Language::of_commands(), one.base_cents - one.kept_cents, true);
        writeln!(out, "{}\t{}\t{collected}\t{owed}", one.month, one.unit_name)
            .map_err(|error| fault(&error))?;
    }
    Ok(Ended::Done)
}
