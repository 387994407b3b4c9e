//! What tags of an earlier program were in truth: years of structure written into words. Each is
//! guessed, shown with its count, and becomes what a person chooses.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::former::FactKind;
use crate::imports::rules::refused::is_sensitive_tag;

/// What a tag seems to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Gave in a year.
    DonorYear,
    /// Paid dues in a year.
    DuesYear,
    /// Came to an event.
    Attended,
    /// Was invited to an event, or answered.
    Invited,
    /// Came with a file, or waits for somebody's work.
    Batch,
    /// Signed a petition.
    Petition,
    /// Had a role.
    Role,
    /// Says what nobody may keep.
    Sensitive,
    /// Where they came from.
    Source,
    /// Was in a team.
    Team,
    /// Belongs to a unit.
    Unit,
    /// What they can do or lend, or anything else.
    Skill,
}

impl Class {
    /// Its text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::DonorYear => "imports-tags-class-donor-year",
            Self::DuesYear => "imports-tags-class-dues-year",
            Self::Attended => "imports-tags-class-attended",
            Self::Invited => "imports-tags-class-invited",
            Self::Batch => "imports-tags-class-batch",
            Self::Petition => "imports-tags-class-petition",
            Self::Role => "imports-tags-class-role",
            Self::Sensitive => "imports-tags-class-sensitive",
            Self::Source => "imports-tags-class-source",
            Self::Team => "imports-tags-class-team",
            Self::Unit => "imports-tags-class-unit",
            Self::Skill => "imports-tags-class-skill",
        }
    }

    /// Guesses from the words of a tag.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if is_sensitive_tag(tag) {
            return Self::Sensitive;
        }
        let folded = values::fold(tag);
        let mut words = folded.split(' ');
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let is_year = second.len() == 4 && second.chars().all(|it| it.is_ascii_digit());
        match first {
            "donateur" | "donatrice" | "donor" | "don" if is_year => Self::DonorYear,
            "adherent" | "adherente" | "member" | "cotisant" | "cotisation" if is_year => {
                Self::DuesYear
            }
            "attended" | "present" | "presente" => Self::Attended,
            "rsvp" | "invite" | "invitee" | "invited" => Self::Invited,
            "import" | "doublon" | "verifier" => Self::Batch,
            "a" if matches!(second, "rappeler" | "verifier" | "relancer") => Self::Batch,
            "petition" => Self::Petition,
            "section" | "federation" | "chapter" => Self::Unit,
            "source" => Self::Source,
            "team" | "equipe" | "groupe" => Self::Team,
            "bureau" | "candidat" | "candidate" | "commission" | "conseil" | "conseiller"
            | "conseillere" | "elu" | "elue" | "mandataire" | "secretaire" | "tresorier"
            | "tresoriere" | "president" | "presidente" | "responsable" => Self::Role,
            _ => Self::Skill,
        }
    }

    /// What such a tag best becomes.
    #[must_use]
    pub const fn becomes(self) -> Becomes {
        match self {
            Self::Attended => Becomes::Attended,
            Self::Role => Becomes::Role,
            Self::Unit => Becomes::Unit,
            Self::Batch | Self::Sensitive => Becomes::Dropped,
            Self::Skill => Becomes::Tag,
            Self::DonorYear
            | Self::DuesYear
            | Self::Invited
            | Self::Petition
            | Self::Source
            | Self::Team => Becomes::List,
        }
    }
}

/// What becomes of a tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Becomes {
    /// It stays a tag.
    Tag,
    /// A fact: came to an event.
    Attended,
    /// A fact: had a role.
    Role,
    /// A fact: was on a list.
    List,
    /// The unit, when the row names none.
    Unit,
    /// Nothing.
    Dropped,
}

impl Becomes {
    /// Every choice, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Tag, Self::Attended, Self::Role, Self::List, Self::Unit, Self::Dropped];

    /// Its name in files and forms.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Attended => "attended",
            Self::Role => "role",
            Self::List => "list",
            Self::Unit => "unit",
            Self::Dropped => "dropped",
        }
    }

    /// Its text key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tag => "imports-tags-becomes-tag",
            Self::Attended => "imports-tags-becomes-attended",
            Self::Role => "imports-tags-becomes-role",
            Self::List => "imports-tags-becomes-list",
            Self::Unit => "imports-tags-becomes-unit",
            Self::Dropped => "imports-tags-becomes-dropped",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }

    /// The kind of fact that it makes.
    #[must_use]
    pub const fn fact(self) -> Option<FactKind> {
        match self {
            Self::Attended => Some(FactKind::Attended),
            Self::Role => Some(FactKind::Role),
            Self::List => Some(FactKind::List),
            Self::Tag | Self::Unit | Self::Dropped => None,
        }
    }
}

/// What somebody chose for a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagChoice {
    /// What it becomes.
    pub becomes: Becomes,
    /// Under which name; the tag's own when empty.
    #[serde(default)]
    pub name: String,
    /// Why it may be kept though it seems to say what nobody may keep; empty for other tags.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// Choices by the folded tag; a tag without one stays a tag.
pub type Triage = BTreeMap<String, TagChoice>;

/// Whether a tag says what nobody may keep, and nobody wrote why it says something else.
#[must_use]
pub fn is_refused_tag(tag: &str, triage: &Triage) -> bool {
    let kept = || triage.get(&values::fold(tag)).is_some_and(|choice| !choice.reason.is_empty());
    is_sensitive_tag(tag) && !kept()
}

/// The name that a tag would best bear as something else: without its first word.
#[must_use]
pub fn name_of(tag: &str, becomes: Becomes) -> String {
    let rest = tag.split_once(['-', ':', ' ']).map_or(tag, |(_, rest)| rest);
    match becomes {
        Becomes::Attended | Becomes::Unit => rest.replace('-', " ").trim().to_owned(),
        Becomes::Tag | Becomes::Role | Becomes::List | Becomes::Dropped => tag.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_guessed_by_their_words() {
        let told = [
            ("donateur-2019", Class::DonorYear),
            ("adherent-2026", Class::DuesYear),
            ("attended-2019-fete", Class::Attended),
            ("rsvp-2025-banquet", Class::Invited),
            ("import-2024-stand", Class::Batch),
            ("a-rappeler", Class::Batch),
            ("doublon-a-verifier", Class::Batch),
            ("petition-paix", Class::Petition),
            ("tresorier-de-section", Class::Role),
            ("syndicat-ugt", Class::Sensitive),
            ("source: fête", Class::Source),
            ("team-collage", Class::Team),
            ("section-ales", Class::Unit),
            ("a un camion", Class::Skill),
            ("juriste", Class::Skill),
        ];
        for (tag, class) in told {
            assert_eq!(Class::of(tag), class, "{tag}");
        }
        assert_eq!(name_of("attended-2019-ag-federale", Becomes::Attended), "2019 ag federale");
        assert_eq!(name_of("section-les-angles", Becomes::Unit), "les angles");
    }
}
