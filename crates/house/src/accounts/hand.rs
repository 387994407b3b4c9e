//! Who does something that is written down: a person, under which mandate, or the house itself.

use crate::accounts::Officer;
use crate::org::PersonId;

/// Who does something.
#[derive(Debug, Clone, Default)]
pub struct Hand {
    /// Who; `None` for the house.
    pub person: Option<PersonId>,
    /// Their name then; empty for the house.
    pub name: String,
    /// Under which role, in French and in English; empty for whoever acts for themselves.
    pub roles: (String, String),
}

impl Hand {
    /// Somebody at work.
    #[must_use]
    pub fn officer(officer: &Officer) -> Self {
        let mandate = &officer.office.mandate;
        Self {
            person: Some(officer.office.person.clone()),
            name: officer.actor.name.clone(),
            roles: (mandate.role_fr.clone(), mandate.role_en.clone()),
        }
    }

    /// Somebody without a mandate for it.
    #[must_use]
    pub fn member(person: &PersonId, name: &str) -> Self {
        Self { person: Some(person.clone()), name: name.to_owned(), ..Self::default() }
    }

    /// The house itself.
    #[must_use]
    pub fn house() -> Self {
        Self::default()
    }
}
