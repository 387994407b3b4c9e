//! `backup`: one SQLite file that holds everything, whatever the engine, taken while others
//! read and write.

use std::path::{Path, PathBuf};

use kernel::db::{Db, Place};
use kernel::time::Clock;
use kernel::{Error, Result};

use crate::commands::{Done, open, terminal};
use crate::config::Config;
use crate::features;

/// Options of `backup`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// File to write; it must not exist yet
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Writes a consistent copy into one new file.
pub(super) fn backup(config: &Config, options: &Options) -> Done {
    let db = open::existing(config)?;
    let bytes = write(&db, &options.file)?;
    let file = options.file.display();
    if options.json {
        let told = serde_json::json!({ "file": file.to_string(), "bytes": bytes });
        terminal::say(&told.to_string());
    } else {
        terminal::say(&format!("{file}: {} KiB, whole", bytes.div_ceil(1024)));
    }
    Ok(())
}

/// Writes the copy beside its place, looks whether it is whole, then gives it its name.
/// Returns its size in bytes.
///
/// # Errors
/// A fault when the file exists, cannot be written, or is not whole, or when the database is
/// of a newer release.
pub(super) fn write(db: &Db, file: &Path) -> Result<u64> {
    if file.exists() {
        return Err(Error::fault(format!("{}: this file exists already", file.display())));
    }
    let beside = match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    open::refuse_newer(db)?;
    // Only its owner may enter the folder, so nobody else reads the file while it grows.
    let folder = open::temporary_folder(".maillage-backup-", Some(beside))?;
    let whole = folder.path().join("whole.db");
    match db.place() {
        Place::Sqlite(_) => db.backup_to(&whole, &[])?,
        Place::Postgres(_) => {
            let copied = folder.path().join("copied.db");
            db.backup_to(&copied, &features::migrations())?;
            // The copy may still have its log beside it: a copy of the copy is one file.
            sqlite(&copied)?.backup_to(&whole, &[])?;
        }
    }
    // The check makes files beside the one it looks at: a second name keeps those apart.
    let looked_at = folder.path().join("looked-at.db");
    std::fs::hard_link(&whole, &looked_at)?;
    if !sqlite(&looked_at)?.is_sound()? {
        return Err(Error::fault("the copy is not whole: try again, and look at the disk"));
    }
    only_for_the_owner(&whole)?;
    std::fs::hard_link(&whole, file)
        .map_err(|error| Error::fault(format!("{}: {error}", file.display())))?;
    std::fs::File::open(beside)?.sync_all()?;
    Ok(std::fs::metadata(file)?.len())
}

fn only_for_the_owner(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    Ok(std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))?)
}

/// Opens an SQLite file.
///
/// # Errors
/// A fault when it is none.
pub(super) fn sqlite(file: &Path) -> Result<Db> {
    Db::open(&Place::Sqlite(file.to_owned()), &Clock::machine())
}
