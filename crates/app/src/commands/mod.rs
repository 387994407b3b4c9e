//! The command line: what `maillage` is told to do by its first word.
//!
//! Exit codes: 0 done, 1 failed, 2 the command line was not understood.

mod backup;
mod bench;
mod demo;
mod doctor;
mod files;
mod init;
mod layers;
mod log;
mod move_database;
mod open;
mod restore;
mod serve;
mod store;
mod terminal;
#[cfg(test)]
mod tests;
mod treasury;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use kernel::Error;
use kernel::text::Language;

use crate::config::{Settings, environment};
use layers::Layers;

/// Maillage: the organising platform of parties, unions and associations.
#[derive(Debug, Parser)]
#[command(name = "maillage", version, arg_required_else_help = true, after_help = AFTER)]
struct Line {
    #[command(subcommand)]
    command: Command,
    /// Settings file [default: maillage.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE", help_heading = "Settings")]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
}

const AFTER: &str = "Each setting may also stand in the file (database_url = \"…\") or in a \
    variable (MAILLAGE_DATABASE_URL); flags win over variables, variables over the file.";

/// What can be done.
#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site and do its jobs, until told to stop
    Serve,
    /// Do jobs without serving the site, beside other processes on PostgreSQL
    Work,
    /// Start a believable organisation to try everything out; nothing leaves the machine
    Demo(demo::Options),
    /// Create the organisation and its first administrator
    Init(init::Options),
    /// Bring a file in
    #[command(subcommand)]
    Import(files::Import),
    /// Take people out
    #[command(subcommand)]
    Export(files::Export),
    /// Search records of one person
    #[command(subcommand)]
    Duplicates(crate::duplicates::Duplicates),
    /// Count or list the people of a segment
    #[command(subcommand)]
    Segments(crate::segments::Segments),
    /// Verify the books, and write what they owe to the law
    #[command(subcommand)]
    Treasury(treasury::Treasury),
    /// Copy everything into another, empty database, and verify it
    MoveDatabase(move_database::Options),
    /// Write a consistent copy into one file, while the server runs
    Backup(backup::Options),
    /// Bring a backup back into an empty database of either engine
    Restore(restore::Options),
    /// Explain what is set, where it comes from, and what is wrong
    Doctor(doctor::Options),
    /// Measure speed and size on this machine
    Bench(bench::Options),
}

/// Why a command did not do what it was told.
#[derive(Debug)]
enum Failure {
    /// The command line lacks something or contradicts itself: exit code 2.
    Usage(String),
    /// It did not work: exit code 1.
    Failed(String),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(match error {
            Error::Fault(fault) => fault.what,
            Error::Busy => "the database is busy or stopped".to_owned(),
            other => other.to_string(),
        })
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// How a command ended.
type Done = Result<(), Failure>;

/// Does what the command line says.
#[must_use]
pub fn run() -> ExitCode {
    crate::features::install(crate::FAMILIES);
    Language::from_locale(&locale()).answer();
    let line = match Line::try_parse() {
        Ok(line) => line,
        Err(told) => {
            drop(told.print());
            return ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2));
        }
    };
    match obey(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(why)) => {
            terminal::note(&format!("maillage: {why}"));
            ExitCode::from(2)
        }
        Err(Failure::Failed(why)) => {
            terminal::note(&format!("maillage: {why}"));
            ExitCode::FAILURE
        }
    }
}

/// What the person at the terminal speaks, in the order of POSIX; empty when nothing says so.
fn locale() -> String {
    ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(environment).unwrap_or_default()
}

fn obey(line: Line) -> Done {
    let layers = Layers::read(line.settings, line.config.as_deref())?;
    match line.command {
        Command::Serve => serve::serve(layers.settings()),
        Command::Work => serve::work(layers.settings()),
        Command::Demo(options) => demo::demo(&layers, &options),
        Command::Init(options) => init::init(&layers.config()?, options),
        Command::Import(what) => files::import(&layers.config()?, &what),
        Command::Export(what) => files::export(&layers.config()?, &what),
        Command::Duplicates(what) => files::duplicates(&layers.config()?, &what),
        Command::Segments(what) => files::segments(&layers.config()?, &what),
        Command::Treasury(what) => treasury::treasury(&layers.config()?, &what),
        Command::MoveDatabase(options) => move_database::move_database(&layers.config()?, &options),
        Command::Backup(options) => backup::backup(&layers.config()?, &options),
        Command::Restore(options) => restore::restore(&layers.config()?, &options),
        Command::Doctor(options) => doctor::doctor(&layers, &options),
        Command::Bench(options) => bench::bench(&options),
    }
}
