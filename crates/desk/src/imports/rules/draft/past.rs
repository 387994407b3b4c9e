//! Tags, and what a row tells of an earlier program.

use super::{Draft, Filling};
use crate::imports::rules::leaving::standing;
use crate::imports::rules::problem::What;
use crate::imports::rules::target::Target;
use crate::imports::rules::triage::{Becomes, is_refused_tag};

/// Most tags read from one row.
const TAGS_MAX: usize = 100;

impl Draft {
    /// The field that holds the identifier of an earlier program, once it was filled in.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        let mut fields = self.person.fields.iter();
        let named = fields.find(|(_, value)| !value.is_empty() && **value == self.legacy);
        named.map(|(field, _)| field.as_str())
    }
}

impl Filling<'_> {
    /// Tags, each as what it was chosen to be.
    pub(super) fn tags(&mut self) {
        for (header, cell) in self.cells(Target::Tags) {
            for tag in cell.split([',', ';']).map(str::trim).filter(|tag| !tag.is_empty()) {
                if is_refused_tag(tag, &self.reader.triage) {
                    self.draft.tell(header, What::SensitiveTag, "");
                } else if self.draft.tags.len() < TAGS_MAX {
                    self.tag(tag);
                }
            }
        }
    }

    /// A tag becomes what was chosen for it; where no past is kept, a fact stays a tag.
    fn tag(&mut self, tag: &str) {
        let tag: String = tag.chars().take(80).collect();
        let choice = self.reader.triage.get(&values::fold(&tag));
        let Some(choice) = choice else { return self.draft.tags.push(tag) };
        let named = if choice.name.is_empty() { tag.clone() } else { choice.name.clone() };
        let keeps_past = self.reader.mapping.origin.keeps_past() && !self.draft.legacy.is_empty();
        match (choice.becomes, choice.becomes.fact()) {
            (_, Some(kind)) if keeps_past => self.draft.past.facts.push((kind, named)),
            (Becomes::Dropped, _) => {}
            (Becomes::Unit, _) if self.draft.unit.is_empty() => self.draft.unit = named,
            (Becomes::Unit, _) => {}
            (Becomes::Tag, _) => self.draft.tags.push(named),
            (_, Some(_) | None) => self.draft.tags.push(tag),
        }
    }

    /// What the person leaves an earlier program with.
    pub(super) fn leaving(&mut self) {
        let Some(leaving) = &self.reader.leaving else { return };
        let (wishes, wrong) = leaving.wishes(self.row);
        if let Some((column, cell)) = wrong {
            self.draft.tell(&column, What::Day, &cell);
        }
        self.draft.wishes = wishes;
        if leaving.bounces(self.row) {
            self.draft.person.emails.iter_mut().for_each(|line| line.bad = true);
        }
        let (past, wrong) = leaving.past(self.row);
        if let Some(what) = wrong {
            self.draft.tell("membership_names", what, "");
        }
        let today = self.reader.today.to_string();
        if let Some((joined, rejoined, left)) = standing(&past, &today) {
            let draft = &mut self.draft;
            (draft.joined, draft.rejoined, draft.left) = (Some(joined), Some(rejoined), left);
        }
        self.draft.past.memberships = past.memberships;
        self.draft.past.links = past.links;
    }
}
