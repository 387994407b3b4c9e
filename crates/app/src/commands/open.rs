//! Opening what commands work on: the database, the site over it, the outside world.

use std::path::Path;

use kernel::db::{Db, Place};
use kernel::mail::Mailer;
use kernel::time::Clock;
use kernel::web::Limits;
use kernel::{Error, Result};
use tempfile::TempDir;

use crate::app::{App, World};
use crate::config::Config;
use crate::features;

/// Opens the database, made when it is not there yet, and brings its tables up to date.
///
/// # Errors
/// A fault when the place cannot be made or reached.
pub(super) fn database(config: &Config) -> Result<Db> {
    if let Place::Sqlite(path) = &config.place {
        private_folder(path.parent().unwrap_or(Path::new(".")))?;
        private_file(path)?;
    }
    at(&config.place)
}

/// Opens a database that must be there already, and brings its tables up to date.
///
/// # Errors
/// A fault when there is none.
pub(super) fn existing(config: &Config) -> Result<Db> {
    match &config.place {
        Place::Sqlite(path) if !path.exists() => Err(Error::fault(format!(
            "there is no database at {}: run maillage init",
            path.display()
        ))),
        place => at(place),
    }
}

/// Opens the database of a place and brings its tables up to date.
///
/// # Errors
/// A fault when it cannot be reached.
pub(super) fn at(place: &Place) -> Result<Db> {
    let db = Db::open(place, &Clock::machine())?;
    db.migrate(&features::migrations())?;
    Ok(db)
}

/// Refuses a database that a newer release changed: this one would leave out what it does not
/// know.
///
/// # Errors
/// A fault that names the first unknown step.
pub(super) fn refuse_newer(db: &Db) -> Result<()> {
    let known = features::migrations();
    let applied = db.applied()?;
    match applied.iter().find(|(name, _)| !known.iter().any(|step| step.name == name)) {
        None => Ok(()),
        Some((name, _)) => {
            Err(Error::fault(format!("this database is of a newer release ({name}): use that one")))
        }
    }
}

/// Makes a folder that only its owner may read; one that is there already is left as it is.
///
/// # Errors
/// A fault when it cannot be made.
pub(super) fn private_folder(folder: &Path) -> Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|error| Error::fault(format!("{}: {error}", folder.display())))
}

/// A temporary folder that only its owner may read and that goes away with this value; in the
/// system's place for them, or inside `within`.
///
/// # Errors
/// A fault when it cannot be made.
pub(super) fn temporary_folder(prefix: &str, within: Option<&Path>) -> Result<TempDir> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut folder = tempfile::Builder::new();
    folder.prefix(prefix).permissions(std::fs::Permissions::from_mode(0o700));
    let within = within.map_or_else(std::env::temp_dir, Path::to_owned);
    let made = folder.tempdir_in(&within);
    made.map_err(|error| Error::fault(format!("{}: {error}", within.display())))
}

/// Makes an empty file that only its owner may read, unless there is one.
///
/// # Errors
/// A fault when it cannot be made.
pub(super) fn private_file(file: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let made = std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file);
    made.map(drop).map_err(|error| Error::fault(format!("{}: {error}", file.display())))
}

/// The site and its jobs' world, over a migrated database. The demonstration's mails are caught.
///
/// # Errors
/// A fault when a template, the SMTP URL or the sender's address is broken.
pub(super) fn world(db: Db, config: Config) -> Result<World> {
    let from = config.mail_from.clone();
    let mail = match (&config.smtp_url, config.demo) {
        (_, true) => Mailer::caught(&from)?,
        (Some(url), false) => Mailer::smtp(url, &from)?,
        (None, false) => Mailer::unset(&from)?,
    };
    // Whoever shows the demonstration signs in over and over from one address.
    let limits = if config.demo { Limits::off() } else { Limits::default() };
    let mut app = App::new(db, config, limits)?;
    app.caught = mail.is_caught().then(|| mail.clone());
    Ok(World { app, mail })
}

/// Makes what is derived from the tables again: after a move or a restore.
///
/// # Errors
/// A fault from the database.
pub(super) fn rebuild(db: &Db) -> Result<()> {
    for rebuild in features::all().filter_map(|feature| feature.rebuild) {
        rebuild(db)?;
    }
    db.analyze()
}
