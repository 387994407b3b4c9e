//! Matches the rows of one batch and says what becomes of each; [`super::write`] writes it down.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use kernel::db::Tx;

use crate::consent;
use crate::former::{self, Past};
use crate::imports::rules::Candidate;
use crate::imports::rules::Reason;
use crate::imports::rules::{Draft, Merged, Problem, Verdict, What, Wish, judge, merge};
use crate::imports::run::memory::{Memory, Person, State, lookup};
use crate::imports::run::report::{Done, PreviewLine};
use crate::imports::run::units::Places;
use crate::imports::run::{Batch, Plan, write};
use crate::org::PersonId;
use crate::people::{self, EmailLine, FactKind, Known, Record, Relation, match_name};

/// A row that waits for a person's decision.
pub(super) struct Doubt {
    pub(super) draft: Draft,
    pub(super) candidates: Vec<(PersonId, Reason)>,
}

/// What a row tells of an earlier program, and whose record it became; nobody's yet when a person
/// must decide.
pub(super) struct Brought {
    pub(super) person: Option<PersonId>,
    pub(super) legacy: String,
    pub(super) past: Past,
    pub(super) wishes: Vec<Wish>,
}

/// What a row says in the columns that features understand, and of whom.
pub(super) struct Incoming {
    pub(super) person: PersonId,
    pub(super) line: u64,
    pub(super) record: u64,
    pub(super) joined: Option<String>,
    pub(super) cells: Vec<(String, String)>,
}

/// Matches and writes the rows of a batch; in a trial nothing is written.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    plan: &Plan,
    places: &Places,
    memory: &mut Memory,
    (batch, found): (&Batch, Option<Vec<Known>>),
    position: u64,
) -> Result<Done> {
    let addresses = batch.drafts.iter().flat_map(|draft| &draft.person.emails);
    let addresses: Vec<&str> = addresses.map(|line| line.address.as_str()).collect();
    let erased = consent::suppressed_among(tx, &addresses)?.into_keys().collect();
    let mut work = Work {
        plan,
        places,
        memory,
        done: Done::default(),
        doubts: Vec::new(),
        erased,
        known: BTreeMap::new(),
        brought: Vec::new(),
        incoming: Vec::new(),
    };
    let mut drafts = batch.drafts.clone();
    for draft in &mut drafts {
        work.complete(tx, draft)?;
    }
    work.remember(tx, &drafts, found)?;
    for draft in drafts {
        work.place(tx, draft)?;
    }
    let (mut done, doubts, mut brought) = (work.done, work.doubts, work.brought);
    let incoming = work.incoming;
    if plan.options.dry_run {
        memory.settle();
        return Ok(done);
    }
    write::people(tx, plan, memory)?;
    let left_out = write::doubts(tx, plan, &doubts)?;
    brought.retain(|one| one.person.is_some() || !left_out.contains(&one.legacy));
    write::brought(tx, plan, &brought)?;
    done.problems.extend(write::incoming(tx, &plan.options, &incoming)?);
    let problems = batch.problems.iter().chain(&done.problems);
    write::problems(tx, &plan.options.import, position, problems)?;
    Ok(done)
}

struct Work<'a> {
    plan: &'a Plan,
    places: &'a Places,
    memory: &'a mut Memory,
    done: Done,
    doubts: Vec<Doubt>,
    /// Addresses of rows whose person asked to be erased, folded.
    erased: BTreeSet<String>,
    /// Whose record identifiers of the earlier program became in earlier imports.
    known: BTreeMap<String, PersonId>,
    brought: Vec<Brought>,
    incoming: Vec<Incoming>,
}

impl Incoming {
    /// What a draft says of somebody.
    pub(super) fn of(draft: &Draft, person: &PersonId) -> Self {
        Self {
            person: person.clone(),
            line: draft.line,
            record: draft.record,
            joined: draft.joined.clone(),
            cells: draft.incoming.clone(),
        }
    }
}

impl Work<'_> {
    fn legacy(&self) -> Option<&str> {
        self.plan.legacy.as_deref()
    }

    /// Puts the identifiers of fields and tags into a draft's record.
    fn complete(&mut self, tx: &mut Tx<'_>, draft: &mut Draft) -> Result<()> {
        for (place, value) in std::mem::take(&mut draft.fields) {
            if let Some(field) = self.plan.fields.get(&place) {
                draft.person.fields.insert(field.clone(), value);
            }
        }
        if let (Some(field), false) = (&self.plan.legacy, draft.legacy.is_empty()) {
            draft.person.fields.insert(field.clone(), draft.legacy.clone());
        }
        for name in std::mem::take(&mut draft.tags) {
            let tag = self.places.tag(tx, self.plan, &mut self.done.learnt, &name)?;
            draft.person.tags.insert(tag);
        }
        Ok(())
    }

    /// Takes to hand everybody whom a row of the batch may be of: those found ahead, if any were.
    fn remember(
        &mut self,
        tx: &mut Tx<'_>,
        drafts: &[Draft],
        found: Option<Vec<Known>>,
    ) -> Result<()> {
        let legacy = self.plan.legacy.as_deref();
        let scope = &self.plan.options.scope;
        let found = match found {
            Some(found) => found,
            None => people::find_known(tx, scope, &lookup(drafts, legacy))?,
        };
        let ids: Vec<PersonId> = found.iter().map(|one| one.id.clone()).collect();
        for one in found {
            self.memory.take(one, legacy);
        }
        self.recall(tx, drafts)?;
        if drafts.iter().all(|draft| draft.notes.is_empty()) {
            return Ok(());
        }
        for (id, body) in people::notes_on(tx, &ids)? {
            if let Some(person) = self.memory.get_mut(&id) {
                person.notes.insert(body);
            }
        }
        Ok(())
    }

    /// Takes to hand those whose record an identifier became, also by a person's decision.
    fn recall(&mut self, tx: &mut Tx<'_>, drafts: &[Draft]) -> Result<()> {
        let Some(source) = self.legacy().filter(|_| self.plan.keeps_past) else { return Ok(()) };
        let legacies: Vec<&str> = drafts.iter().map(|draft| draft.legacy.as_str()).collect();
        let known = former::people_of(tx, source, &legacies)?;
        let mut absent: Vec<PersonId> = known.values().cloned().collect();
        absent.retain(|id| self.memory.get_mut(id).is_none());
        absent.sort();
        absent.dedup();
        for found in people::read_many(tx, &self.plan.options.scope, &absent)? {
            self.memory.take(found, self.plan.legacy.as_deref());
        }
        self.known = known;
        Ok(())
    }

    /// Whose row it is: an identifier that became somebody's record stays theirs while the name or
    /// an address says so too.
    fn verdict(&mut self, draft: &Draft) -> Verdict {
        if let Some(id) = self.known.get(&draft.legacy)
            && let Some(person) = self.memory.get_mut(id)
            && agrees(&draft.person, &person.candidate)
        {
            return Verdict::Same(id.clone());
        }
        let near = self.memory.near(&draft.person, self.legacy());
        judge(&draft.person, &near, self.legacy())
    }

    /// Notes what the row tells of an earlier program, and what features understand of it.
    fn bring(&mut self, draft: &Draft, person: Option<&PersonId>) {
        if let Some(person) = person.filter(|_| self.plan.has_incoming) {
            self.incoming.push(Incoming::of(draft, person));
        }
        let is_kept = self.plan.keeps_past && !draft.legacy.is_empty();
        if !is_kept && (draft.wishes.is_empty() || person.is_none()) {
            return;
        }
        self.brought.push(Brought {
            person: person.cloned(),
            legacy: if is_kept { draft.legacy.clone() } else { String::new() },
            past: draft.past.clone(),
            wishes: draft.wishes.clone(),
        });
    }

    fn place(&mut self, tx: &mut Tx<'_>, draft: Draft) -> Result<()> {
        match self.verdict(&draft) {
            Verdict::New if self.plan.adds_people && self.was_erased(&draft) => {
                self.done.refused += 1;
                // The address itself is what nobody may keep.
                self.done.problems.push(draft.problem("", What::Erased, ""));
            }
            Verdict::New if self.plan.adds_people => self.create(tx, draft)?,
            Verdict::New => {
                let number = draft.person.number.clone().unwrap_or_default();
                self.done.refused += 1;
                self.done.problems.push(draft.problem("", What::NumberUnknown, &number));
            }
            Verdict::Same(id) => {
                self.bring(&draft, Some(&id));
                self.update(&id, &draft);
            }
            Verdict::Doubt(candidates) => {
                self.bring(&draft, None);
                self.done.doubtful += 1;
                self.show("doubtful", &draft, Vec::new(), Vec::new());
                self.doubts.push(Doubt { draft, candidates });
            }
        }
        Ok(())
    }

    /// Whether the row is of an address whose person asked to be erased.
    fn was_erased(&self, draft: &Draft) -> bool {
        let is_erased =
            |line: &people::EmailLine| self.erased.contains(&line.address.to_lowercase());
        draft.person.emails.iter().any(is_erased)
    }

    fn create(&mut self, tx: &mut Tx<'_>, draft: Draft) -> Result<()> {
        let (home, what) = self.places.unit(tx, self.plan, &mut self.done.learnt, &draft)?;
        if let Some(what) = what {
            let problem: Problem = draft.problem("", what, &draft.unit);
            self.done.problems.push(problem);
        }
        self.done.created += 1;
        self.show("created", &draft, Vec::new(), Vec::new());
        let new_facts = facts_to_add(&draft, &[], &self.plan.today);
        let id: PersonId = tx.fresh();
        self.bring(&draft, Some(&id));
        let person = Person {
            candidate: Candidate::new(id, draft.person),
            version: 1,
            home,
            state: State::New,
            facts: Vec::new(),
            new_facts,
            new_notes: draft.notes,
            notes: std::collections::HashSet::new(),
            is_matched: true,
        };
        self.memory.add(person, self.plan.legacy.as_deref());
        Ok(())
    }

    fn update(&mut self, id: &PersonId, draft: &Draft) {
        let plan = self.plan;
        let Some(person) = self.memory.get_mut(id) else { return };
        person.is_matched = true;
        let Merged { record, kept } =
            merge(&person.candidate.record, &draft.person, plan.options.mapping.file_wins);
        let changes = person.candidate.record.changes(&record);
        let known: Vec<(FactKind, String)> =
            person.facts.iter().chain(&person.new_facts).cloned().collect();
        let facts = facts_to_add(draft, &known, &plan.today);
        let is_new =
            |note: &&String| !person.notes.contains(*note) && !person.new_notes.contains(note);
        let notes: Vec<String> = draft.notes.iter().filter(is_new).cloned().collect();
        if !kept.is_empty() {
            self.done.kept_ours += 1;
        }
        if changes.is_empty() && facts.is_empty() && notes.is_empty() {
            self.done.unchanged += 1;
            return;
        }
        person.new_facts.extend(facts);
        person.new_notes.extend(notes);
        self.done.updated += 1;
        if !changes.is_empty() {
            self.memory.change(id, record, plan.legacy.as_deref());
        }
        self.show("updated", draft, changes, kept.iter().map(|it| (*it).to_owned()).collect());
    }

    fn show(&mut self, what: &str, draft: &Draft, changes: Vec<people::Change>, kept: Vec<String>) {
        if !self.plan.options.dry_run {
            return;
        }
        let name = draft.person.display_name();
        let (line, what) = (draft.line, what.to_owned());
        self.done.preview.push(PreviewLine { line, what, name, changes, kept });
    }
}

fn agrees(row: &Record, known: &Candidate) -> bool {
    let has = |line: &EmailLine| {
        let folded = line.address.to_lowercase();
        known.record.emails.iter().any(|other| other.address.to_lowercase() == folded)
    };
    match_name(row) == known.name || row.emails.iter().any(has)
}

/// Facts that a row adds to those known.
fn facts_to_add(
    draft: &Draft,
    known: &[(FactKind, String)],
    today: &str,
) -> Vec<(FactKind, String)> {
    let is_member = people::relation(known, today) == Relation::Member;
    let mut facts = Vec::new();
    let mut add = |kind: FactKind, day: &str| {
        let fact = (kind, day.to_owned());
        if !known.contains(&fact) {
            facts.push(fact);
        }
    };
    match &draft.joined {
        Some(day) if !is_member => {
            add(FactKind::Joined, day);
            // Somebody who left since: what brings them back is the newest membership.
            if let (Some(again), None) = (&draft.rejoined, &draft.left)
                && again != day
                && known.iter().any(|(kind, left)| *kind == FactKind::Left && left > day)
            {
                add(FactKind::Joined, again);
            }
        }
        None if draft.member && !is_member => add(FactKind::Joined, today),
        _ => {}
    }
    if let Some(day) = &draft.left {
        add(FactKind::Left, day);
    }
    facts
}

/// Applies one decided draft outside a run: to somebody, or as a new person.
///
/// # Errors
/// A fault from the database; [`kernel::Error::NotFound`] when the person is out of reach.
pub fn apply_one(
    tx: &mut Tx<'_>,
    options: &crate::imports::run::Options,
    draft: &Draft,
    to: Option<&PersonId>,
) -> Result<PersonId> {
    write::one(tx, options, draft, to, |facts, today| facts_to_add(draft, facts, today))
}
