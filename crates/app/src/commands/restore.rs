//! `restore`: brings a backup back into an empty database of either engine.

use std::path::{Path, PathBuf};

use kernel::db::{Db, Place};
use kernel::{Error, Result};

use crate::commands::{Done, backup, move_database, open, store, terminal};
use crate::config::Config;
use crate::features;

/// Options of `restore`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Backup to bring back
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Empty database to fill, sqlite:PATH or postgres://… [default: the one in the settings]
    #[arg(long, value_name = "URL")]
    into: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Fills an empty database with what a backup holds.
pub(super) fn restore(config: &Config, options: &Options) -> Done {
    let place = match &options.into {
        Some(url) => move_database::place(url)?,
        None => config.place.clone(),
    };
    let db = bring_back(&options.file, &place)?;
    let people = db.read_now(store::count_people)?;
    let engine = place.engine();
    if options.json {
        let told = serde_json::json!({ "engine": engine, "people": people });
        terminal::say(&told.to_string());
    } else {
        terminal::say(&format!("Restored into {engine}: {people} people."));
    }
    Ok(())
}

/// Fills the empty database of `place`. The backup itself is only read; one of an earlier
/// release is brought forward on the way.
///
/// # Errors
/// A fault when the file is no backup or the database holds something.
pub(super) fn bring_back(file: &Path, place: &Place) -> Result<Db> {
    if !file.is_file() {
        return Err(Error::fault(format!("{}: there is no such file", file.display())));
    }
    let folder = open::temporary_folder("maillage-restore-", None)?;
    let copy = folder.path().join("copy.db");
    std::fs::copy(file, &copy)?;
    let source = backup::sqlite(&copy)
        .and_then(|source| source.applied().map(|applied| (source, applied.len())))
        .map_err(|_| Error::fault(format!("{}: this is no backup", file.display())))?;
    let (source, steps) = source;
    if steps == 0 || !source.is_sound()? {
        return Err(Error::fault(format!("{}: this is no whole backup", file.display())));
    }
    open::refuse_newer(&source)?;
    source.migrate(&features::migrations())?;
    if let Place::Sqlite(path) = place {
        open::private_folder(path.parent().unwrap_or(Path::new(".")))?;
        if !path.exists() {
            open::private_file(path)?;
            source.backup_to(path, &[])?;
            let db = open::at(place)?;
            open::rebuild(&db)?;
            return Ok(db);
        }
    }
    let db = open::at(place)?;
    move_database::copy(&source, &db)?;
    Ok(db)
}
