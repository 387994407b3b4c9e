//! The filter tree: conditions joined by and, or, not, within limits.

use crate::criterion::{Criterion, Sign, Takes, Test};

/// Most groups within groups.
pub const DEPTH_MAX: usize = 6;
/// Most conditions of a segment.
pub const CONDITIONS_MAX: usize = 40;
/// Most people of a list that is made from a segment.
pub const LIST_PEOPLE_MAX: usize = 20_000;
/// Most people drawn by lot.
pub const DRAWN_MAX: usize = 5_000;
/// Most days that a condition looks back.
const DAYS_MAX: i64 = 36_500;
/// Most times that a condition asks for.
const TIMES_MAX: i64 = 1_000;
/// Longest value, in characters.
const VALUE_CHARS_MAX: usize = 200;

/// Who belongs to a segment.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// For whom all of these hold; everybody when there is none.
    All(Vec<Tree>),
    /// For whom one of these holds; nobody when there is none.
    Any(Vec<Tree>),
    /// For whom this does not hold.
    Not(Box<Tree>),
    /// For whom this condition holds.
    Is(Condition),
}

/// One condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What is asked about.
    pub criterion: &'static Criterion,
    /// The custom field; empty for other criteria.
    pub field: String,
    /// What is asked.
    pub test: Test,
}

/// Why a segment cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where in the text, in characters from 0; 0 when it is of the whole.
    pub at: usize,
    /// Text key of the fault, with `what` and `why`.
    pub key: &'static str,
    /// What it is about, as it was typed.
    pub what: String,
    /// Text key of the reason, when the fault is a refusal.
    pub why: Option<&'static str>,
}

impl Fault {
    /// A fault about what was typed at a place.
    pub fn new(at: usize, key: &'static str, what: impl Into<String>) -> Self {
        Self { at, key, what: what.into(), why: None }
    }

    /// A refusal for a reason.
    pub fn refused(what: impl Into<String>, why: &'static str) -> Self {
        Self { at: 0, key: "segments-fault-refused", what: what.into(), why: Some(why) }
    }
}

impl Tree {
    /// Everybody.
    #[must_use]
    pub const fn everybody() -> Self {
        Self::All(Vec::new())
    }

    /// What holds for whom this does not.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// The same people, said shortly: no group of one, no empty group, no double negation.
    #[must_use]
    pub fn tidied(self) -> Self {
        self.tidy().unwrap_or_else(Self::everybody)
    }

    fn tidy(self) -> Option<Self> {
        let group = |children: Vec<Self>, whole: fn(Vec<Self>) -> Self| {
            let mut kept: Vec<Self> = children.into_iter().filter_map(Self::tidy).collect();
            if kept.len() > 1 { Some(whole(kept)) } else { kept.pop() }
        };
        match self {
            Self::All(children) => group(children, Self::All),
            Self::Any(children) => group(children, Self::Any),
            Self::Not(inner) => inner.tidy().map(Self::negated),
            Self::Is(condition) => Some(Self::Is(condition)),
        }
    }

    /// Its conditions, in order.
    #[must_use]
    pub fn conditions(&self) -> Vec<&Condition> {
        match self {
            Self::All(children) | Self::Any(children) => {
                children.iter().flat_map(Self::conditions).collect()
            }
            Self::Not(inner) => inner.conditions(),
            Self::Is(condition) => vec![condition],
        }
    }

    /// How many groups stand within one another.
    #[must_use]
    pub fn depth(&self) -> usize {
        match self {
            Self::All(children) | Self::Any(children) => {
                1 + children.iter().map(Self::depth).max().unwrap_or(0)
            }
            Self::Not(inner) => inner.depth(),
            Self::Is(_) => 0,
        }
    }

    /// Refuses what is too deep or too long.
    ///
    /// # Errors
    /// Which limit it goes beyond.
    pub fn within_limits(self) -> Result<Self, Fault> {
        if self.depth() > DEPTH_MAX {
            return Err(Fault::new(0, "segments-fault-too-deep", DEPTH_MAX.to_string()));
        }
        if self.conditions().len() > CONDITIONS_MAX {
            return Err(Fault::new(0, "segments-fault-too-many", CONDITIONS_MAX.to_string()));
        }
        Ok(self)
    }
}

/// What a condition was compared with, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// `=`, `<`, `<=`, `>`, `>=`.
    pub sign: String,
    /// The value, or `*` for any when it was not quoted.
    pub value: String,
    /// Whether any value will do.
    pub any: bool,
    /// Within how many days; empty for ever.
    pub days: String,
    /// At least how many times; empty for once.
    pub times: String,
}

impl Condition {
    /// Reads a condition: its values are checked and written as they are kept.
    ///
    /// # Errors
    /// What was typed that the criterion does not take, or the reason of a refusal.
    pub fn read(criterion: &'static Criterion, field: &str, typed: &Typed) -> Result<Self, Fault> {
        if let crate::criterion::Class::Refused(why) = criterion.class {
            return Err(Fault::refused(criterion.name, why));
        }
        let test = read_test(criterion, typed)?;
        if matches!(criterion.takes, Takes::Field(_)) == field.is_empty() {
            return Err(Fault::new(0, "segments-fault-field", criterion.name));
        }
        Ok(Self { criterion, field: field.to_owned(), test })
    }
}

fn read_test(criterion: &'static Criterion, typed: &Typed) -> Result<Test, Fault> {
    let value = typed.value.trim();
    let wrong = |key| Fault::new(0, key, if value.is_empty() { criterion.name } else { value });
    if matches!(criterion.takes, Takes::Recent) {
        return read_recent(typed);
    }
    let sign = if typed.sign.is_empty() { "=" } else { typed.sign.as_str() };
    if typed.any {
        let may = matches!(criterion.takes, Takes::Field(_)) && sign == "=";
        return if may { Ok(Test::Any) } else { Err(wrong("segments-fault-any")) };
    }
    if value.is_empty() {
        return Err(wrong("segments-fault-no-value"));
    }
    if let Takes::Number(most) = criterion.takes {
        let sign = Sign::parse(sign).ok_or_else(|| wrong("segments-fault-sign"))?;
        let number = value.parse::<i64>().ok().filter(|number| (0..=most).contains(number));
        return number
            .map(|it| Test::Number(sign, it))
            .ok_or_else(|| wrong("segments-fault-number"));
    }
    if sign != "=" {
        return Err(Fault::new(0, "segments-fault-sign", sign));
    }
    if value.chars().count() > VALUE_CHARS_MAX {
        return Err(wrong("segments-fault-value-long"));
    }
    match criterion.takes {
        Takes::Fixed(answers) => {
            let folded = value.to_lowercase();
            let known = answers.iter().find(|(word, _)| *word == folded);
            let known = known.ok_or_else(|| wrong("segments-fault-answer"))?;
            Ok(Test::Is(known.0.to_owned()))
        }
        Takes::Text(read, _) => {
            read(value).map(Test::Is).ok_or_else(|| wrong("segments-fault-value"))
        }
        _ => Ok(Test::Is(value.to_owned())),
    }
}

fn read_recent(typed: &Typed) -> Result<Test, Fault> {
    let number = |text: &str, most: i64| -> Result<Option<i64>, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.parse::<i64>().ok().filter(|number| (1..=most).contains(number));
        number.map(Some).ok_or_else(|| Fault::new(0, "segments-fault-number", text))
    };
    let days = number(&typed.days, DAYS_MAX)?;
    let times = number(&typed.times, TIMES_MAX)?.unwrap_or(1);
    Ok(Test::Recent { days, times })
}
