//! Writes down what a batch decided.

use std::collections::BTreeSet;

use kernel::db::Tx;
use kernel::{Error, Result};

use crate::access::{self, Act};
use crate::consent;
use crate::features;
use crate::former;
use crate::imports::ImportId;
use crate::imports::rules::{Draft, Problem, Target, What, merge};
use crate::imports::run::batch::{Brought, Doubt, Incoming};
use crate::imports::run::memory::{Memory, State};
use crate::imports::run::units::{Learnt, Places};
use crate::imports::run::{Options, Plan};
use crate::imports::store;
use crate::org::PersonId;
use crate::people::{self, Cause, FactKind, NewPerson, Way};

/// Where the facts of an import say they come from.
#[must_use]
pub(crate) fn source_of(import: &ImportId) -> String {
    format!("import:{import}")
}

/// Writes everybody who is new or changed, with facts, notes and access lines.
pub(super) fn people(tx: &mut Tx<'_>, plan: &Plan, memory: &Memory) -> Result<()> {
    let by = plan.options.by();
    let mut created: Vec<NewPerson> = Vec::new();
    let (mut facts, mut notes, mut touched) = (Vec::new(), Vec::new(), Vec::new());
    for person in memory.all() {
        let id = &person.candidate.id;
        match person.state {
            State::New => created.push(NewPerson {
                id: id.clone(),
                home: person.home.clone(),
                record: person.candidate.record.clone(),
            }),
            State::Changed => {
                let record = &person.candidate.record;
                let scope = &plan.options.scope;
                people::change(tx, scope, id, person.version, record, &plan.cause)?;
                touched.push(id.clone());
            }
            State::Kept | State::Tried => {}
        }
        let fact = |(kind, day): &(FactKind, String)| (id.clone(), *kind, day.clone());
        facts.extend(person.new_facts.iter().map(fact));
        let note = |body: &String| (id.clone(), person.home.clone(), body.clone());
        notes.extend(person.new_notes.iter().map(note));
    }
    people::create_many(tx, &created, &plan.cause)?;
    people::add_facts(tx, &facts, &source_of(&plan.options.import), by)?;
    people::add_notes(tx, &notes, plan.options.import.as_str(), by)?;
    if let Some((office, name)) = &plan.options.office {
        let batch = plan.options.import.as_str();
        access::note_many(tx, office, name, &touched, Act::Imported, "", Some(batch))?;
    }
    Ok(())
}

/// Writes what rows tell of an earlier program: its past, and entries of the ledger of consents
/// that allow nothing.
pub(super) fn brought(tx: &mut Tx<'_>, plan: &Plan, brought: &[Brought]) -> Result<()> {
    let import = plan.options.import.as_str();
    if let Some(source) = plan.legacy.as_deref().filter(|_| plan.keeps_past) {
        let past = |one: &'_ Brought| !one.legacy.is_empty();
        let pasts: Vec<_> = brought
            .iter()
            .filter(|one| past(one))
            .map(|one| (one.legacy.as_str(), one.person.as_ref(), &one.past))
            .collect();
        former::bring(tx, source, &pasts, import)?;
    }
    let origin = plan.options.mapping.origin.short();
    let mut entries = Vec::new();
    for one in brought {
        let Some(person) = &one.person else { continue };
        entries.extend(one.wishes.iter().flat_map(|wish| wish.entries(person, origin)));
    }
    consent::bring(tx, &entries, import).map(drop)
}

/// Lets features write what they understand of rows, lowest rank first; what they could not keep.
pub(super) fn incoming(
    tx: &mut Tx<'_>,
    options: &Options,
    rows: &[Incoming],
) -> Result<Vec<Problem>> {
    let mut homeless = Vec::new();
    let declared = features::all().filter_map(|feature| feature.incoming);
    for feature in declared {
        for row in rows {
            let brought = crate::feature::Brought {
                import: options.import.as_str(),
                line: row.line,
                person: &row.person,
                joined_on: row.joined.as_deref(),
                by: options.by(),
                cells: &row.cells,
            };
            for name in (feature.write)(tx, &brought)? {
                homeless.push(Problem {
                    line: row.line,
                    record: row.record,
                    column: header_of(options, name),
                    problem: What::Homeless,
                    value: String::new(),
                });
            }
        }
    }
    Ok(homeless)
}

/// How the file calls a column that a feature understands.
fn header_of(options: &Options, name: &str) -> String {
    let columns = options.mapping.columns.iter();
    let found = columns
        .map(|column| (column.target, &column.header))
        .find(|(target, _)| matches!(target, Target::Incoming(known) if *known == name));
    found.map(|(_, header)| header.clone()).unwrap_or_default()
}

/// Puts rows into the queue of those that a person must decide; the identifiers of those that
/// somebody left out before.
pub(super) fn doubts(tx: &mut Tx<'_>, plan: &Plan, doubts: &[Doubt]) -> Result<BTreeSet<String>> {
    let (options, mut left_out) = (&plan.options, BTreeSet::new());
    for Doubt { draft, candidates } in doubts {
        if store::add_doubt(tx, &options.import, &options.unit, draft, candidates)? {
            left_out.insert(draft.legacy.clone());
        }
    }
    Ok(left_out)
}

/// Writes down what was wrong, numbered from `position`.
pub(super) fn problems<'a>(
    tx: &mut Tx<'_>,
    import: &ImportId,
    position: u64,
    problems: impl Iterator<Item = &'a Problem>,
) -> Result<()> {
    store::add_problems(tx, import, position, problems)
}

/// Applies one decided draft: to somebody, or as a new person.
pub(super) fn one(
    tx: &mut Tx<'_>,
    options: &Options,
    draft: &Draft,
    to: Option<&PersonId>,
    facts_to_add: impl Fn(&[(FactKind, String)], &str) -> Vec<(FactKind, String)>,
) -> Result<PersonId> {
    let cause = Cause {
        by: options.by().cloned(),
        mandate: options.office.as_ref().map(|(office, _)| office.mandate.id.clone()),
        way: Way::Imported(options.import.to_string()),
    };
    let today = tx.now().day_text();
    let (id, home, known, bodies) = match to {
        Some(id) => {
            let found = people::read_many(tx, &options.scope, std::slice::from_ref(id))?;
            let found = found.into_iter().next().ok_or(Error::NotFound)?;
            let merged = merge(&found.record, &draft.person, options.mapping.file_wins);
            people::change(tx, &options.scope, id, found.version, &merged.record, &cause)?;
            let bodies = people::notes_on(tx, std::slice::from_ref(id))?;
            (id.clone(), found.home, found.facts, bodies)
        }
        None => {
            let plan = Plan {
                options: options.clone(),
                fields: std::collections::HashMap::new(),
                legacy: None,
                keeps_past: false,
                has_incoming: false,
                cause: cause.clone(),
                adds_people: true,
                today: today.clone(),
            };
            let mut learnt = Learnt::default();
            let (home, _) = Places::default().unit(tx, &plan, &mut learnt, draft)?;
            let id = people::create(tx, &home, &draft.person, &cause)?;
            (id, home, Vec::new(), Vec::new())
        }
    };
    let facts: Vec<_> = facts_to_add(&known, &today)
        .into_iter()
        .map(|(kind, day)| (id.clone(), kind, day))
        .collect();
    people::add_facts(tx, &facts, &source_of(&options.import), options.by())?;
    let new = |note: &&String| !bodies.iter().any(|(_, body)| body == *note);
    let notes = draft.notes.iter().filter(new);
    let notes: Vec<_> = notes.map(|note| (id.clone(), home.clone(), note.clone())).collect();
    people::add_notes(tx, &notes, options.import.as_str(), options.by())?;
    let import = options.import.as_str();
    if let Some(source) = draft.source().filter(|_| options.mapping.origin.keeps_past()) {
        former::bring(tx, source, &[(&draft.legacy, Some(&id), &draft.past)], import)?;
    }
    let origin = options.mapping.origin.short();
    let entries: Vec<_> = draft.wishes.iter().flat_map(|wish| wish.entries(&id, origin)).collect();
    consent::bring(tx, &entries, import)?;
    if options.mapping.has_incoming() {
        let homeless = incoming(tx, options, &[Incoming::of(draft, &id)])?;
        if !homeless.is_empty() {
            let position = store::next_problem(tx, &options.import)?;
            problems(tx, &options.import, position, homeless.iter())?;
        }
    }
    if let (Some((office, name)), Some(_)) = (&options.office, to) {
        let (batch, person) = (options.import.as_str(), std::slice::from_ref(&id));
        access::note_many(tx, office, name, person, Act::Imported, "", Some(batch))?;
    }
    Ok(id)
}
