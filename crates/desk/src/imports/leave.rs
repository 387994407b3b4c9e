//! `maillage import nationbuilder PEOPLE --transactions FILE`: everything that an organisation
//! takes along when it leaves that program, in one evening and one report.

use std::io::Write as _;
use std::path::PathBuf;

use kernel::db::Db;
use kernel::text::{Language, Texts};
use kernel::{Error, Result};
use serde::Serialize;

use crate::features;
use crate::imports::commands::{import, told};
use crate::imports::run::Report;
use crate::imports::{Ended, ImportArgs};

/// What the command line says of leaving NationBuilder.
#[derive(Debug, Clone, clap::Args)]
pub struct NationBuilderArgs {
    /// The export of people
    pub people: PathBuf,
    /// The export of financial transactions
    #[arg(long, value_name = "FILE")]
    pub transactions: Option<PathBuf>,
    /// The unit below which everything stays, by its name or path («Gard > Alès»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// The nation's time zone
    #[arg(long, value_name = "NAME", default_value = "Europe/Paris")]
    pub time_zone: String,
    /// What becomes of tags: a table «tag;becomes;name»
    #[arg(long, value_name = "FILE")]
    pub tags: Option<PathBuf>,
    /// Make sections that the file names and nobody knows
    #[arg(long)]
    pub create_units: bool,
    /// Say what would be done and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Report as JSON
    #[arg(long)]
    pub json: bool,
}

/// What both files brought.
#[derive(Debug, Clone, Serialize)]
pub struct Left {
    /// The export of people.
    pub people: Report,
    /// The export of transactions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transactions: Option<Report>,
}

/// Brings both files in and reports on standard output.
///
/// # Errors
/// A fault from the database.
pub fn leave_command(db: &Db, args: &NationBuilderArgs) -> Result<Ended> {
    let texts = Texts::new(&features::texts())?;
    let mut out = std::io::stdout().lock();
    match leave(db, args) {
        Ok(left) if args.json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&left)?)?;
            Ok(Ended::Done)
        }
        Ok(left) => {
            write!(out, "{}", told(&texts, &left.people))?;
            if let Some(transactions) = &left.transactions {
                write!(out, "{}", told(&texts, transactions))?;
            }
            Ok(Ended::Done)
        }
        Err(Error::Refused(key)) => {
            let why = texts.get(Language::of_commands(), key, &[]);
            if args.json {
                writeln!(out, "{}", serde_json::json!({ "refused": key, "message": why }))?;
            }
            Ok(Ended::Refused(why))
        }
        Err(fault) => Err(fault),
    }
}

/// Brings both files in: people first, then their payments.
///
/// # Errors
/// [`Error::Refused`] when a file, the unit or the time zone is refused; a fault from the
/// database.
pub fn leave(db: &Db, args: &NationBuilderArgs) -> Result<Left> {
    let of = |file: &PathBuf| ImportArgs {
        file: file.clone(),
        unit: args.unit.clone(),
        mapping: None,
        sheet: 1,
        time_zone: Some(args.time_zone.clone()),
        tags: args.tags.clone(),
        create_units: args.create_units,
        dry_run: args.dry_run,
        json: args.json,
    };
    let people = import(db, &of(&args.people), |_| ())?;
    let transactions = match &args.transactions {
        Some(file) => Some(import(db, &of(file), |_| ())?),
        None => None,
    };
    Ok(Left { people, transactions })
}
