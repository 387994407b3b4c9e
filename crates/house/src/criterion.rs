//! What a feature lets segments ask of people: a word, what it may be compared with, its legal
//! class, its sentence, and the SQL of one leaf, from which segments compile whole filters.

use kernel::Result;
use kernel::db::{Cell, Tx};
use kernel::text::{Language, Texts, Value};

use crate::org::Scope;

/// Something that a segment may ask of people.
pub struct Criterion {
    /// Its word in the textual language, from the glossary: `tag`.
    pub name: &'static str,
    /// Other words that are understood, without accents: `etiquette`.
    pub also: &'static [&'static str],
    /// What the law makes of choosing people by it.
    pub class: Class,
    /// What it may be compared with.
    pub takes: Takes,
    /// Text key of its name in the builder.
    pub label: &'static str,
    /// Text key of the condition in a sentence, after «Les personnes qui»; takes `value`, `not`
    /// (`yes` or `no`), `sign`, `days`, `times` and `field`.
    pub told: &'static str,
    /// Its SQL.
    pub leaf: LeafOf,
}

impl PartialEq for Criterion {
    /// Criteria are told apart by their words.
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Criterion {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.name)
    }
}

/// Finds what a condition names and gives its SQL; `None` when the scope knows no such thing.
pub type LeafOf = fn(&mut Tx<'_>, &Scope, &Asked<'_>) -> Result<Option<Leaf>>;

/// The answers that a scope may choose from.
pub type AnswersOf = fn(&mut Tx<'_>, &Scope, &Speaker<'_>) -> Result<Vec<Answer>>;

/// In which words answers are told.
#[derive(Clone, Copy)]
pub struct Speaker<'a> {
    /// The texts.
    pub texts: &'a Texts,
    /// The language.
    pub language: Language,
}

impl Speaker<'_> {
    /// A text with arguments.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.texts.get(self.language, key, args)
    }
}

/// What Regulation (EU) 2024/900, article 18, makes of a criterion, when a political message is
/// addressed to whom it chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Whom an organisation writes to by their membership or subscription alone.
    Scope,
    /// Chooses or leaves out people by their data: asks for their consent to targeting.
    Targeting,
    /// Never: the text key says why.
    Refused(&'static str),
}

/// What a criterion may be compared with.
#[derive(Clone, Copy)]
pub enum Takes {
    /// One of a few answers: its word and its text key.
    Fixed(&'static [(&'static str, &'static str)]),
    /// One of the answers that the scope knows.
    Known(AnswersOf),
    /// A text, read at the door (`None` when it is none) and told to people.
    Text(fn(&str) -> Option<String>, fn(&str) -> String),
    /// A whole number from 0 to this one, by any sign.
    Number(i64),
    /// Something that happened: within so many days, at least so many times.
    Recent,
    /// A custom field, by its short name: a value, or any.
    Field(AnswersOf),
    /// Nothing: it is refused.
    Nothing,
}

/// One answer to choose.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Answer {
    /// What is written in the textual language.
    pub value: String,
    /// What people read.
    pub label: String,
    /// For a custom field of few answers, these.
    pub among: Vec<String>,
}

impl Answer {
    /// An answer without further ones.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), among: Vec::new() }
    }
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `=`
    Equal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

impl Sign {
    /// Every sign, in the order in which pages list them.
    pub const ALL: [Self; 5] = [Self::Equal, Self::AtLeast, Self::AtMost, Self::More, Self::Less];

    /// How it is written.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::More => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Its name in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Less => "less",
            Self::AtMost => "most",
            Self::More => "more",
            Self::AtLeast => "least",
        }
    }

    /// Reads `=`, `<`, `<=`, `>` or `>=`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sign| sign.text() == text)
    }

    /// Whether `left` stands so to `right`.
    #[must_use]
    pub const fn holds(self, left: i64, right: i64) -> bool {
        match self {
            Self::Equal => left == right,
            Self::Less => left < right,
            Self::AtMost => left <= right,
            Self::More => left > right,
            Self::AtLeast => left >= right,
        }
    }
}

/// What a condition asks of its criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// It is this.
    Is(String),
    /// It is anything.
    Any,
    /// It is such a number.
    Number(Sign, i64),
    /// It happened within the last `days` (ever when `None`), at least `times`.
    Recent {
        /// Days before today, today included.
        days: Option<i64>,
        /// Fewest times, from 1.
        times: i64,
    },
}

/// A condition as its criterion is asked.
pub struct Asked<'a> {
    /// The custom field; empty for other criteria.
    pub field: &'a str,
    /// What is asked.
    pub test: &'a Test,
}

impl Asked<'_> {
    /// The value that is asked for; `None` for other tests.
    #[must_use]
    pub fn value(&self) -> Option<&str> {
        match self.test {
            Test::Is(value) => Some(value),
            _ => None,
        }
    }
}

/// The SQL of a condition: people with a row of `from` (always under the name `x`) for which the
/// pieces hold. Its text is written in the source, its values are bound: it cannot be otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Table and its name, `person_tag x`.
    pub from: &'static str,
    /// The column that names the person, `x.person`.
    pub person: &'static str,
    /// What follows `where`.
    pub pieces: Vec<Piece>,
    /// Fewest such rows, from 1.
    pub times: i64,
}

/// A piece of a condition.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// SQL.
    Sql(&'static str),
    /// A bound value.
    Value(Cell),
    /// Bound values, at least one, in parentheses.
    List(Vec<Cell>),
}

impl Leaf {
    /// People who have a row.
    #[must_use]
    pub const fn of(from: &'static str, person: &'static str) -> Self {
        Self { from, person, pieces: Vec::new(), times: 1 }
    }

    /// Then this SQL.
    #[must_use]
    pub fn sql(mut self, text: &'static str) -> Self {
        self.pieces.push(Piece::Sql(text));
        self
    }

    /// Then this bound text.
    #[must_use]
    pub fn text(mut self, value: impl Into<String>) -> Self {
        self.pieces.push(Piece::Value(Cell::Text(value.into())));
        self
    }

    /// Then this bound number.
    #[must_use]
    pub fn number(mut self, value: i64) -> Self {
        self.pieces.push(Piece::Value(Cell::Int(value)));
        self
    }

    /// Then these bound texts, at least one.
    #[must_use]
    pub fn texts(mut self, values: Vec<String>) -> Self {
        self.pieces.push(Piece::List(values.into_iter().map(Cell::Text).collect()));
        self
    }

    /// At least so many rows.
    #[must_use]
    pub const fn at_least(mut self, times: i64) -> Self {
        self.times = times;
        self
    }
}
