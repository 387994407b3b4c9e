//! Parts that features add to two front pages: of a member's space, and of the office.

use kernel::Result;
use kernel::db::Tx;
use kernel::text::Language;
use serde::Serialize;
use serde_json::Value;

use crate::features;
use crate::org::{Office, PersonId};

/// Parts below this place stand in the wide column, the others at the side.
const SIDE: u8 = 50;

/// A part of a front page.
pub struct Panel {
    /// Parts are sorted by this, then by rank; from 50 they stand at the side.
    pub place: u8,
    /// Its template, which sees as `p` what was read, and `shell`. It is one `section` that begins
    /// with a heading of the second level.
    pub template: &'static str,
    /// On which front page, and what is read for it.
    pub read: PanelRead,
}

/// What a part reads; it is left out for `None`.
pub enum PanelRead {
    /// For the member whose space it is.
    Me(fn(&mut Tx<'_>, &PersonId, Language) -> Result<Option<Value>>),
    /// For whoever works under an office; it looks at the rights itself.
    Office(fn(&mut Tx<'_>, &Office, Language) -> Result<Option<Value>>),
}

/// The parts of one front page.
#[derive(Debug, Default, Serialize)]
pub struct Panels {
    wide: Vec<Filled>,
    side: Vec<Filled>,
}

#[derive(Debug, Serialize)]
struct Filled {
    template: &'static str,
    facts: Value,
}

impl Panels {
    /// The parts of a member's space.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn of_member(tx: &mut Tx<'_>, person: &PersonId, language: Language) -> Result<Self> {
        Self::filled(|panel| match panel.read {
            PanelRead::Me(read) => read(tx, person, language),
            PanelRead::Office(_) => Ok(None),
        })
    }

    /// The parts of an office.
    ///
    /// # Errors
    /// A fault from the database.
    pub fn of_office(tx: &mut Tx<'_>, office: &Office, language: Language) -> Result<Self> {
        Self::filled(|panel| match panel.read {
            PanelRead::Office(read) => read(tx, office, language),
            PanelRead::Me(_) => Ok(None),
        })
    }

    fn filled(mut read: impl FnMut(&Panel) -> Result<Option<Value>>) -> Result<Self> {
        let mut panels: Vec<&Panel> = features::all().flat_map(|one| one.panels).collect();
        panels.sort_by_key(|panel| panel.place);
        let mut done = Self::default();
        for panel in panels {
            if let Some(facts) = read(panel)? {
                let column = if panel.place < SIDE { &mut done.wide } else { &mut done.side };
                column.push(Filled { template: panel.template, facts });
            }
        }
        Ok(done)
    }
}
