//! `maillage export people`: people leave as a file, for whoever looks after the machine.

use std::io::{BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;

use kernel::db::Db;
use kernel::text::{Language, Texts};
use kernel::{Error, Result};

use crate::exports::make::{self, By, Wish};
use crate::exports::rules::{COLUMNS, Format};
use crate::features;
use crate::imports::Ended;
use crate::org::{self, Scope, UnitMatch};
use crate::people::Filter;
use crate::segments::Whom;

/// What the command line says of an export.
#[derive(Debug, Clone, clap::Args)]
pub struct ExportArgs {
    /// Only people of this unit and below, by its name or path («Gard > Alès»)
    #[arg(long, value_name = "PATH")]
    pub unit: Option<String>,
    /// csv, xlsx or json
    #[arg(long, default_value = "csv", value_parser = ["csv", "xlsx", "json"])]
    pub format: String,
    /// What the file is for: the people in it read it
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Where to write [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Exports people; refused when the unit is not known.
///
/// # Errors
/// A fault from the database or the target.
pub fn command(db: &Db, args: &ExportArgs) -> Result<Ended> {
    let texts = Arc::new(Texts::new(&features::texts())?);
    let wanted = args.unit.clone();
    let scope = db.read_now(move |tx| {
        let house = Scope::of_the_house(tx)?;
        let Some(wanted) = &wanted else { return Ok(Some(house)) };
        match org::match_unit(tx, house.unit(), wanted)? {
            UnitMatch::One(unit) => house.narrowed(tx, &unit),
            UnitMatch::Several | UnitMatch::Unknown => Ok(None),
        }
    })?;
    let Some(scope) = scope else {
        let told = texts.get(Language::of_commands(), "exports-unit-unknown", &[]);
        return Ok(Ended::Refused(told));
    };
    let top = scope.unit().clone();
    let unit = db.read_now(move |tx| org::unit(tx, &top))?.ok_or(Error::NotFound)?;
    let reason = args
        .reason
        .clone()
        .unwrap_or_else(|| texts.get(Language::French, "exports-reason-command", &[]));
    let wish = Wish {
        scope,
        whom: Whom::Filter(Filter::default()),
        format: Format::parse(&args.format).ok_or(Error::NotFound)?,
        columns: COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect(),
        language: Language::French,
        by: By::Machine { unit, reason },
    };
    let out: Box<dyn Write + Send> = match &args.output {
        Some(path) => Box::new(std::fs::File::create(path)?),
        None => Box::new(std::io::stdout()),
    };
    make::write(db, &texts, &wish, BufWriter::new(out), |_| ())?;
    Ok(Ended::Done)
}
