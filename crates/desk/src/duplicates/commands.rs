//! `maillage duplicates find`: the same search as at night, for files at hand.

use std::io::{IsTerminal as _, Write as _};

use kernel::db::Db;
use kernel::text::{Language, Texts, Value};
use kernel::{Error, Result};
use serde_json::json;

use crate::duplicates::rules::Level;
use crate::duplicates::{RunId, find, store};
use crate::features;
use crate::org::Scope;

/// Pairs read and told at a time.
const TOLD_TOGETHER: i64 = 500;

/// What the command line says of duplicates.
#[derive(Debug, Clone, clap::Subcommand)]
pub enum Duplicates {
    /// Search the whole file; nothing is merged
    Find {
        /// Report as JSON, with every pair
        #[arg(long)]
        json: bool,
    },
}

/// Searches and reports on standard output.
///
/// # Errors
/// A fault from the database.
pub fn command(db: &Db, what: &Duplicates) -> Result<()> {
    let Duplicates::Find { json } = what;
    let waits = !json && std::io::stderr().is_terminal();
    let found = searched(db, |done| {
        if waits {
            // A broken pipe must not stop a search.
            drop(write!(std::io::stderr(), "\r{done}/5 …"));
        }
    })?;
    let mut out = std::io::stdout().lock();
    if *json {
        let head = serde_json::to_string(&found)?;
        write!(out, "{{\"found\":{head},\"pairs\":[")?;
        tell_pairs(db, &mut out)?;
        writeln!(out, "]}}")?;
        return Ok(());
    }
    if waits {
        drop(write!(std::io::stderr(), "\r"));
    }
    let texts = Texts::new(&features::texts())?;
    let scope = db.read_now(Scope::of_the_house)?;
    let counts = db.read_now(move |tx| store::count(tx, &scope))?;
    for (level, count) in counts.into_iter().filter(|(level, _)| level != "exact") {
        let key = format!("duplicates-told-{level}");
        let args = [("count", Value::from(count))];
        writeln!(out, "{}", texts.get(Language::of_commands(), &key, &args))?;
    }
    Ok(())
}

/// Searches the whole file; returns how many pairs were compared.
///
/// # Errors
/// A fault from the database.
pub fn search(db: &Db) -> Result<i64> {
    Ok(searched(db, |_| ())?.compared)
}

fn searched(db: &Db, tell: impl FnMut(usize)) -> Result<find::Found> {
    let run = db.write_now(|tx| {
        let run: RunId = tx.fresh();
        store::open_run(tx, &run, None, None)?;
        Ok(run)
    })?;
    find::find(db, &run, tell)
}

fn tell_pairs(db: &Db, out: &mut impl std::io::Write) -> Result<()> {
    let scope = db.read_now(Scope::of_the_house)?;
    let mut first = true;
    for level in Level::ALL {
        let mut after = (i64::MAX, String::new(), String::new());
        loop {
            let (reach, start) = (scope.clone(), after.clone());
            let pairs = db.read_now(move |tx| {
                let after = (start.0, start.1.as_str(), start.2.as_str());
                store::pairs(tx, &reach, level, after, TOLD_TOGETHER)
            })?;
            let Some(last) = pairs.last() else { break };
            after = (last.score, last.one.to_string(), last.other.to_string());
            for pair in &pairs {
                let reasons: serde_json::Value = serde_json::from_str(&pair.reasons)?;
                let told = json!({
                    "one": pair.one.as_str(),
                    "other": pair.other.as_str(),
                    "level": pair.level,
                    "score": pair.score,
                    "reasons": reasons,
                });
                let comma = if first { "" } else { "," };
                write!(out, "{comma}{told}").map_err(Error::from)?;
                first = false;
            }
        }
    }
    Ok(())
}
