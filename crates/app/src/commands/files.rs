//! `import`, `export` and `segments`: people in and out, and who they are, as in the office.

use crate::commands::{Done, Failure, open};
use crate::config::Config;
use crate::duplicates::Duplicates;
use crate::imports::Ended;
use crate::{exports, imports, petitions, segments};

/// What can be brought in.
#[derive(Debug, clap::Subcommand)]
pub(super) enum Import {
    /// A file of people: CSV, TSV, XLSX or ODS
    People(imports::ImportArgs),
    /// All that leaves NationBuilder: people, then their transactions
    Nationbuilder(imports::NationBuilderArgs),
    /// Signatures on paper, keyed into a file
    Petition(petitions::PaperArgs),
    /// Take an import back
    Undo(imports::UndoArgs),
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
        Import::Petition(args) => petitions::paper_command(&db, args)?,
        Import::Undo(args) => imports::undo_command(&db, args)?,
    })
}

/// Takes people out.
pub(super) fn export(config: &Config, what: &Export) -> Done {
    let Export::People(args) = what;
    ended(exports::command(&open::existing(config)?, args)?)
}

/// Counts or lists people.
pub(super) fn segments(config: &Config, what: &segments::Segments) -> Done {
    ended(segments::command(&open::existing(config)?, what)?)
}

fn ended(ended: Ended) -> Done {
    match ended {
        Ended::Done => Ok(()),
        Ended::Refused(why) => Err(Failure::Usage(why)),
    }
}

/// Searches records of one person and reports.
pub(super) fn duplicates(config: &Config, what: &Duplicates) -> Done {
    Ok(crate::duplicates::command(&open::existing(config)?, what)?)
}
