//! The second pass of a file of an earlier program: whom names and addresses in ties meant, and
//! the counts of what is kept.

use std::collections::{BTreeMap, BTreeSet};

use kernel::db::Db;
use kernel::{Error, Result};

use crate::former::{self, LinkKind};
use crate::imports::rules::{Draft, RawRow, Reader, Reading};
use crate::imports::run::Plan;
use crate::imports::run::report::Report;
use crate::imports::run::source::{self, Source};

/// Ties settled by one transaction.
const TIES_MAX: usize = 50;

/// Whom a name or an address meant: identifiers that bear it, at most two.
type Bearers = BTreeMap<String, Vec<String>>;

/// Settles ties and counts, once every row is in; a trial settles nothing.
pub(super) fn settle(db: &Db, file: &Source, plan: &Plan, report: &mut Report) -> Result<()> {
    let Some(from) = plan.legacy.as_deref().filter(|_| plan.keeps_past) else { return Ok(()) };
    if plan.options.dry_run {
        return Ok(());
    }
    let from = from.to_owned();
    let by_name = LinkKind::ALL.into_iter().filter(|kind| !kind.says_identifier());
    let mut said = Vec::new();
    for kind in by_name {
        let of = from.clone();
        said.push((kind, db.read_now(move |tx| former::words_of(tx, &of, kind))?));
    }
    let bearers = bearers(db, file, plan, said.iter().flat_map(|(_, said)| said))?;
    for (kind, said) in &said {
        for some in said.chunks(TIES_MAX) {
            let meant: Vec<_> = some.iter().map(|said| meant(said, &bearers)).collect();
            let (of, kind) = (from.clone(), *kind);
            db.write_now(move |tx| former::settle_links(tx, &of, kind, &meant))?;
        }
    }
    let today = plan.today.clone();
    report.past = Some(db.read_now(move |tx| former::tallies(tx, &from, &today))?);
    Ok(())
}

fn meant(said: &str, bearers: &Bearers) -> (String, Option<String>, bool) {
    let found = bearers.get(&key(said)).map(Vec::as_slice).unwrap_or_default();
    (said.to_owned(), found.first().cloned(), found.len() > 1)
}

fn key(said: &str) -> String {
    if said.contains('@') { said.trim().to_lowercase() } else { values::fold(said) }
}

/// Reads the file again for the rows that bear one of these names or addresses.
fn bearers<'s>(
    db: &Db,
    file: &Source,
    plan: &Plan,
    said: impl Iterator<Item = &'s String>,
) -> Result<Bearers> {
    let mut found: Bearers = said.map(|said| (key(said), Vec::new())).collect();
    if found.is_empty() {
        return Ok(found);
    }
    let today = values::Day::parse(&plan.today).map_err(|_| Error::fault("today is a day"))?;
    let mapping = &plan.options.mapping;
    let reader = Reader::new(mapping.clone(), today);
    source::each(db, file, mapping, plan.options.sheet, &mut |row: &RawRow| {
        if let Reading::Draft(draft) = reader.read(row) {
            for name in names(&draft) {
                if let Some(bearers) = found.get_mut(&name)
                    && bearers.len() < 2
                    && !bearers.contains(&draft.legacy)
                {
                    bearers.push(draft.legacy.clone());
                }
            }
        }
        Ok(true)
    })?;
    Ok(found)
}

fn names(draft: &Draft) -> BTreeSet<String> {
    let person = &draft.person;
    let emails = person.emails.iter().map(|line| line.address.to_lowercase());
    let full = values::fold(&format!("{} {}", person.first_name, person.last_name));
    emails.chain(std::iter::once(full)).collect()
}
