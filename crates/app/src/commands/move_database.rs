//! `move-database`: everything into an empty database of either engine, streaming, verified.

use kernel::db::{Copied, Db, Place, clear, copy_all, tables_of};
use kernel::{Error, Result};

use crate::commands::terminal::Bar;
use crate::commands::{Done, Failure, open, store, terminal};
use crate::config::Config;
use crate::features;

/// Options of `move-database`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Empty database to fill, sqlite:PATH or postgres://…
    #[arg(long, value_name = "URL")]
    to: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Copies everything; the settings then have to name the new database.
pub(super) fn move_database(config: &Config, options: &Options) -> Done {
    let from = open::existing(config)?;
    let to = place(&options.to)?;
    if to == config.place {
        return Err(Failure::Usage("--to is the database that is already in use".to_owned()));
    }
    let copied = copy(&from, &open::at(&to)?)?;
    let rows: u64 = copied.iter().map(|one| one.rows).sum();
    if options.json {
        let table = |one: &Copied| {
            serde_json::json!({
                "table": one.table, "rows": one.rows, "digest": format!("{:016x}", one.digest),
            })
        };
        let tables: Vec<_> = copied.iter().map(table).collect();
        let told = serde_json::json!({ "engine": to.engine(), "rows": rows, "tables": tables });
        terminal::say(&told.to_string());
    } else {
        let (tables, engine) = (copied.len(), to.engine());
        terminal::say(&format!("{rows} rows of {tables} tables are in {engine}, verified."));
        terminal::note("Set database_url to the new database, then start the server again.");
    }
    Ok(())
}

/// Reads the URL of a database.
///
/// # Errors
/// A usage failure when it is of no known kind.
pub(super) fn place(url: &str) -> std::result::Result<Place, Failure> {
    let refused = |_| Failure::Usage("a database is sqlite:PATH or postgres://…".to_owned());
    Place::parse(url).map_err(refused)
}

/// Copies every table into an empty, migrated database, compares both sides, and makes what is
/// derived again.
///
/// # Errors
/// A fault when the target holds something or the two sides differ.
pub(super) fn copy(from: &Db, to: &Db) -> Result<Vec<Copied>> {
    open::refuse_newer(from)?;
    let tables = tables_of(&features::migrations());
    if to.read_now(store::is_used)? {
        return Err(Error::fault("the target holds something already: it is left alone"));
    }
    clear(to, &tables)?;
    let count = |table: &'static str| from.read_now(move |tx| store::count_rows(tx, table));
    let counts = tables.iter().map(|table| count(table)).collect::<Result<Vec<u64>>>()?;
    let total = counts.iter().sum();
    let mut bar = Bar::new("rows");
    let mut done = 0;
    let copied = copy_all(from, to, &tables, |_, rows| {
        done += rows;
        bar.tell(done, total);
    })
    .map_err(|error| match error {
        Error::Fault(fault) => Error::fault(fault.what),
        other => other,
    })?;
    bar.end();
    open::rebuild(to)?;
    Ok(copied)
}
