//! `bench`: speed and size on this machine, each figure beside what the bare engine does in the
//! same run. Without network; everything is in temporary places that go away.

mod books;
mod front;
mod leaving;
mod mailing;
mod money;
mod people;
mod places;
mod report;
mod segments;
mod sink;
mod start;
mod store;
mod visitor;
mod writes;

use std::collections::BTreeSet;
use std::path::PathBuf;

use kernel::db::Place;

use crate::commands::{Done, Failure, move_database, terminal};
use places::Places;
use report::Report;

/// Options of `bench`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// People to load, one figure for each number
    #[arg(long, value_name = "N", value_delimiter = ',', default_values_t = [10_000, 100_000])]
    rows: Vec<usize>,
    /// Measure PostgreSQL too, in schemas that go away afterwards
    #[arg(long, value_name = "URL")]
    postgres: Option<String>,
    /// Measure one part alone
    #[arg(long, value_name = "PART")]
    only: Option<Part>,
    /// Leave the embedded database out
    #[arg(long, requires = "postgres")]
    without_sqlite: bool,
    /// Small numbers, to see that everything runs
    #[arg(long)]
    quick: bool,
    /// Write the table into this file too, in Markdown
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// What can be measured apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Pages and signatures, from clients of their own
    Front,
    /// One mail to each of many people
    Mail,
    /// Writes, people, segments, money
    Data,
    /// Start, memory, size
    Start,
}

impl Options {
    /// The engines to measure: the embedded one, and the server when there is one.
    fn engines(&self) -> impl Iterator<Item = Option<&str>> {
        let embedded = (!self.without_sqlite).then_some(None);
        embedded.into_iter().chain(self.postgres.as_deref().map(Some))
    }

    fn skips(&self, part: Part) -> bool {
        self.only.is_some_and(|only| only != part)
    }
}

/// Measures everything and prints a table.
pub(super) fn bench(options: &Options) -> Done {
    let mut report = Report::default();
    if let Some(url) = options.postgres.as_deref()
        && !matches!(move_database::place(url)?, Place::Postgres(_))
    {
        return Err(Failure::Usage("--postgres is postgres://… or host=…".to_owned()));
    }
    let sizes = if options.quick { vec![200] } else { options.rows.clone() };
    let transactions = if options.quick { 512 } else { 50_000 };
    let size = if options.quick { front::Size::QUICK } else { front::Size::FULL };
    for server in options.engines() {
        if options.skips(Part::Front) {
            continue;
        }
        front::measure(&Places::open(server)?, &size, &mut report)?;
    }
    let mails = if options.quick { 300 } else { 100_000 };
    for server in options.engines() {
        if options.skips(Part::Mail) {
            continue;
        }
        mailing::measure(&Places::open(server)?, mails, &mut report)?;
    }
    for server in options.engines() {
        if options.skips(Part::Data) {
            continue;
        }
        writes::measure(&Places::open(server)?, transactions, &mut report)?;
        for rows in &sizes {
            people::measure(&Places::open(server)?, *rows, options.quick, &mut report)?;
            leaving::measure(&Places::open(server)?, *rows, &mut report)?;
        }
        let members: BTreeSet<usize> =
            sizes.iter().map(|rows| *rows.min(&money::MEMBERS_MAX)).collect();
        for members in members {
            money::measure(&Places::open(server)?, members, &mut report)?;
        }
    }
    if !options.skips(Part::Start) {
        start::measure(&mut report)?;
    }
    if options.json {
        terminal::say(&report.json()?);
    } else {
        terminal::say(&report.text());
    }
    if let Some(file) = &options.write {
        std::fs::write(file, report.markdown())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quick_bench_measures_writes_and_people() {
        crate::features::install(crate::FAMILIES);
        let mut report = Report::default();
        writes::measure(&Places::open(None).unwrap(), 64, &mut report).unwrap();
        people::measure(&Places::open(None).unwrap(), 60, true, &mut report).unwrap();
        leaving::measure(&Places::open(None).unwrap(), 60, &mut report).unwrap();
        money::measure(&Places::open(None).unwrap(), 60, &mut report).unwrap();
        let text = report.text();
        for what in [
            "durable writes",
            "people imported",
            "name search",
            "page of a list",
            "nested",
            "NationBuilder",
            "debits written",
            "movements reconciled",
            "standings on a day",
            "receipts printed",
        ] {
            assert!(text.contains(what), "{what} is missing in\n{text}");
        }
    }
}
