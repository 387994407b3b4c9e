//! What can be done with many people, and when it asks for a reason.

use serde::{Deserialize, Serialize};

use crate::org::{PersonId, UnitId};
use crate::people::{NewTask, TagId};
use crate::segments::ListId;

/// People up to whom no reason is asked.
pub const FEW_PEOPLE_MAX: i64 = 100;
/// People up to whom the officer waits; beyond, a job does it.
pub const AT_ONCE_MAX: i64 = 200;
/// Most people of one gesture.
pub const PEOPLE_MAX: i64 = 50_000;
/// Longest title, name or reason, in characters.
pub const WORDS_CHARS_MAX: usize = 200;

/// The sort of a gesture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// They bear a tag.
    Tag,
    /// They bear it no more.
    Untag,
    /// They are on a list.
    List,
    /// Somebody looks after them.
    Care,
    /// There is something to do about each.
    Task,
    /// Another unit is asked to keep or share each record.
    Transfer,
}

impl Kind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 6] =
        [Self::Tag, Self::Untag, Self::List, Self::Care, Self::Task, Self::Transfer];

    /// The name that buttons send and that it is stored under; end of its text keys.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Untag => "untag",
            Self::List => "list",
            Self::Care => "care",
            Self::Task => "task",
            Self::Transfer => "transfer",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether so many people ask for a reason: many do, and giving a record away always does.
    #[must_use]
    pub const fn asks_why(self, people: i64) -> bool {
        people > FEW_PEOPLE_MAX || matches!(self, Self::Transfer)
    }
}

/// A gesture with all that it needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum Gesture {
    /// Bear this tag.
    Tag {
        /// Which.
        tag: TagId,
    },
    /// Bear it no more.
    Untag {
        /// Which.
        tag: TagId,
    },
    /// Be on this list.
    List {
        /// Which.
        list: ListId,
    },
    /// Be looked after by this officer, or by nobody in particular.
    Care {
        /// Whom by.
        carer: Option<PersonId>,
    },
    /// A task about each.
    Task(NewTask),
    /// A proposal for each.
    Transfer {
        /// To which unit.
        to: UnitId,
        /// Whether the person also belongs to it, instead of moving.
        join: bool,
    },
}

/// What a gesture did with one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Applied {
    /// Something changed: what it made, and what was so before.
    Changed {
        /// Identifier of what was made, or nothing.
        made: String,
        /// Identifier of what held before, or nothing.
        was: String,
    },
    /// That was so already, or the person is not in reach.
    Nothing,
    /// A rule says no: its text key.
    Refused(&'static str),
}

impl Applied {
    /// A change that needs no more to be taken back.
    #[must_use]
    pub const fn changed() -> Self {
        Self::Changed { made: String::new(), was: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_people_and_every_transfer_ask_why() {
        assert!(!Kind::Tag.asks_why(FEW_PEOPLE_MAX));
        assert!(Kind::Tag.asks_why(FEW_PEOPLE_MAX + 1));
        assert!(Kind::Transfer.asks_why(1));
    }

    #[test]
    fn a_kind_is_stored_by_name() {
        assert!(Kind::ALL.into_iter().all(|kind| Kind::parse(kind.name()) == Some(kind)));
        assert_eq!(Kind::parse("erase"), None);
    }
}
