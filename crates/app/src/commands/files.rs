//! `import` and `export`: files of people in and out, as in the office.

use crate::commands::{Done, Failure, open};
use crate::config::Config;
use crate::imports::Ended;
use crate::{exports, imports};

/// What can be brought in.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Import {
    /// A file of people: CSV, TSV, XLSX or ODS
    People(imports::ImportArgs),
    /// All that leaves NationBuilder: people, then their transactions
    Nationbuilder(imports::NationBuilderArgs),
}

/// What can be taken out.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Export {
    /// People, as CSV, XLSX or JSON
    People(exports::ExportArgs),
}

/// Brings a file in and reports.
pub(super) fn import(config: &Config, what: &Import) -> Done {
    let db = open::existing(config)?;
    ended(match what {
        Import::People(args) => imports::command(&db, args)?,
        Import::Nationbuilder(args) => imports::leave_command(&db, args)?,
    })
}

/// Takes people out.
pub(super) fn export(config: &Config, what: &Export) -> Done {
    let Export::People(args) = what;
    ended(exports::command(&open::existing(config)?, args)?)
}

fn ended(ended: Ended) -> Done {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused(why) => Err(Failure::Usage(why)),
    }
}
