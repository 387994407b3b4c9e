//! What a feature declares of itself, so that lower rooms can serve it without knowing it.

use axum::Router;
use kernel::Result;
use kernel::db::{Migration, Tx};
use kernel::jobs::JobKind;
use kernel::text::Language;
use kernel::view::SamplePage;

use crate::app::{App, World};
use crate::column::Column;
use crate::criterion::Criterion;
use crate::org::{Office, PersonId, Right};
use crate::panel::Panel;

/// A feature: one folder, one declaration in its `mod.rs`, one line in its family's `lib.rs`.
pub struct Feature {
    /// Name of its folder, prefix of its texts, templates and tables' migrations.
    pub name: &'static str,
    /// Its pages.
    pub routes: fn() -> Router<App>,
    /// What its workers do.
    pub jobs: &'static [JobKind<World>],
    /// Its tables.
    pub migrations: &'static [Migration],
    /// Its templates, `name/page.html` and their text.
    pub templates: &'static [(&'static str, &'static str)],
    /// What segments may ask of people about its facts, and the legal class of each question.
    pub criteria: &'static [Criterion],
    /// What lists and exports may show of each person.
    pub columns: &'static [Column],
    /// What waits for an officer, told on their dashboard; `None` when nothing ever does.
    pub waiting: Option<Waiting>,
    /// What it adds to the front pages of a member's space and of the office.
    pub panels: &'static [Panel],
    /// Its texts in French and in English (Fluent).
    pub texts: [&'static str; 2],
    /// Where people find it.
    pub navigation: &'static [Entry],
    /// Every page with samples, rendered in every language by one test.
    pub pages: fn() -> Vec<SamplePage>,
    /// The personal data that it holds.
    pub personal_data: PersonalData,
    /// What it adds to a person's timeline; `None` when it has nothing to tell.
    pub timeline: Option<Timeline>,
    /// Believable data for `maillage demo`; called in the order of the list.
    pub demo: fn(&mut Tx<'_>, &mut Demo) -> Result<()>,
    /// Makes derived data again after a move to another database.
    pub rebuild: Option<fn(&kernel::db::Db) -> Result<()>>,
    /// What ends with somebody who died or left, in the transaction that says so; it may be called
    /// again for the same person.
    pub gone: Option<fn(&mut Tx<'_>, &PersonId) -> Result<()>>,
    /// What it understands of files of people, beyond their records.
    pub incoming: Option<&'static Incoming>,
}

/// Columns of files of people that a feature understands, and what it makes of each row.
pub struct Incoming {
    /// The columns.
    pub columns: &'static [IncomingColumn],
    /// Writes what a row says, in the import's transaction, once its person is written; names of
    /// columns of which nothing could be kept yet, which the report then tells.
    pub write: fn(&mut Tx<'_>, &Brought<'_>) -> Result<Vec<&'static str>>,
    /// Takes back some of what an import brought; whether there may be more.
    pub take_back: fn(&mut Tx<'_>, import: &str) -> Result<bool>,
    /// Whether it still holds something of a person, who then stays when an import is taken back.
    pub holds: fn(&mut Tx<'_>, &PersonId) -> Result<bool>,
}

/// A column of files that a feature understands.
pub struct IncomingColumn {
    /// Its name in mappings, which begins with the feature's: `members.month-01`.
    pub name: &'static str,
    /// Text key of its name on the page of columns.
    pub label: &'static str,
    /// How files call it, folded: `janv`, `janvier`.
    pub headers: &'static [&'static str],
    /// What a filled cell says.
    pub read: fn(&str) -> Said,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing: a dash, a no.
    Nothing,
    /// This, in the feature's own words.
    Something(String),
    /// Nobody knows: it is reported and left out.
    Unclear,
}

/// What a row of a file says of somebody, in the columns that features understand.
#[derive(Debug, Clone)]
pub struct Brought<'a> {
    /// The import's identifier.
    pub import: &'a str,
    /// The row's line in the file, from 1.
    pub line: u64,
    /// Whose row it is.
    pub person: &'a PersonId,
    /// Day of joining that the row tells, ISO text.
    pub joined_on: Option<&'a str>,
    /// Who imports; `None` on the command line.
    pub by: Option<&'a PersonId>,
    /// Names of columns with what their cells say; cells that say nothing are left out.
    pub cells: &'a [(String, String)],
}

impl Brought<'_> {
    /// What a column says.
    #[must_use]
    pub fn cell(&self, name: &str) -> Option<&str> {
        let found = self.cells.iter().find(|(column, _)| column == name);
        found.map(|(_, said)| said.as_str())
    }

    /// The same for the same row of the same import: what it brings is written under it.
    #[must_use]
    pub fn cause(&self) -> String {
        format!("import:{}:{}", self.import, self.line)
    }
}

/// A line of the navigation.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// Where it stands.
    pub area: Area,
    /// Text key of its label.
    pub label: &'static str,
    /// Where it leads.
    pub href: &'static str,
    /// The right that an officer needs to see it; `None` for everybody in the area.
    pub right: Option<Right>,
    /// Entries are sorted by this, then by rank; menus gather those of a range under one word.
    /// In the office: 10 to 29 people, 30 to 39 money, 40 to 59 what is done with people, from 60
    /// the organisation. In a member's space: 10 to 29 membership and money, 41 to 49 taking part,
    /// the others their data.
    pub place: u8,
}

impl Entry {
    /// Text key of the word under which menus gather it, by its place; `None` when it stands
    /// alone.
    #[must_use]
    pub const fn group(&self) -> Option<&'static str> {
        match (self.area, self.place) {
            (_, 0..=9) => None,
            (Area::Office | Area::OfficeTop, 10..=29) => Some("accounts-group-people"),
            (Area::Office | Area::OfficeTop, 30..=39) => Some("accounts-group-money"),
            (Area::Office | Area::OfficeTop, 40..=59) => Some("accounts-group-action"),
            (Area::Office | Area::OfficeTop, _) => Some("accounts-group-organisation"),
            (Area::Me, 10..=29) => Some("accounts-group-membership"),
            (Area::Me, 41..=49) => Some("accounts-group-action"),
            (Area::Me, _) => Some("accounts-group-data"),
            _ => None,
        }
    }
}

/// A part of the site with its own navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Everybody.
    Public,
    /// The member's space, `/me`.
    Me,
    /// Officers, `/office`.
    Office,
    /// Officers whose right comes from a mandate at the top of the organisation, in `/office`.
    OfficeTop,
    /// The head of a person's record in the office; `{person}` in the href stands for them.
    Record,
    /// The front of the treasury, `/office/treasury`: rooms of its own.
    Treasury,
    /// Above the form of a new record.
    NewRecord,
    /// The foot of every page.
    Foot,
}

/// What waits for whoever works under an office.
pub type Waiting = fn(&mut Tx<'_>, &Office) -> Result<Vec<WaitingLine>>;

/// One sort of things that wait for an officer.
#[derive(Debug, Clone)]
pub struct WaitingLine {
    /// Text key of the sentence, with `count`.
    pub key: &'static str,
    /// How many.
    pub count: i64,
    /// Where they are.
    pub href: &'static str,
}

/// A person's facts from one feature, newest first, at most `limit`.
pub type Timeline = fn(&mut Tx<'_>, &PersonId, limit: i64) -> Result<Vec<TimelineLine>>;

/// One thing that happened with a person.
#[derive(Debug, Clone)]
pub struct TimelineLine {
    /// When.
    pub at: kernel::time::Moment,
    /// Text key of the sentence.
    pub key: &'static str,
    /// Arguments of the sentence.
    pub args: Vec<(&'static str, String)>,
    /// Where to read more.
    pub href: Option<String>,
}

/// How a feature's personal data leave with the person.
pub enum PersonalData {
    /// It holds none.
    None {
        /// Why that is so.
        why: &'static str,
    },
    /// It holds some.
    Held(Held),
}

/// How personal data are handed out, erased and kept.
pub struct Held {
    /// The tables that hold them.
    pub tables: &'static [&'static str],
    /// All that is held on a person, as readable values.
    pub export: fn(&mut Tx<'_>, &PersonId) -> Result<serde_json::Value>,
    /// Erases all that may be erased; called in a write transaction, lowest rank last.
    pub erase: fn(&mut Tx<'_>, &PersonId) -> Result<()>,
    /// How long it is kept and why: a text key.
    pub retention: &'static str,
    /// Points everything of `from` to `into` when two records of one person are merged.
    pub merge: fn(&mut Tx<'_>, from: &PersonId, into: &PersonId) -> Result<()>,
}

/// What the demonstration's makers share: a repeatable source of choices and what was made.
#[derive(Debug, Clone)]
pub struct Demo {
    state: u64,
    /// Language of invented texts.
    pub language: Language,
    /// People to invent.
    pub people: usize,
}

impl Demo {
    /// A demonstration of `people` invented people, the same for the same seed.
    #[must_use]
    pub const fn new(seed: u64, people: usize) -> Self {
        Self { state: seed | 1, language: Language::French, people }
    }

    /// The next repeatable number below `limit` (xorshift64*; no security in it).
    pub fn below(&mut self, limit: usize) -> usize {
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        let wide = self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(wide % limit).unwrap_or(0)
    }

    /// One of `choices`, which is not empty.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let index = self.below(choices.len());
        choices.get(index)
    }

    /// True about `percent` times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}
