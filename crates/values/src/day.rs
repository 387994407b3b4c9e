//! Days as people write them: French and English, in figures or in words, sometimes only a year.
use crate::cell::trimmed;
use crate::names::fold;
use jiff::civil::Date;
use std::fmt;

/// Longest text of a day, in bytes.
const DAY_MAX_BYTES: usize = 80;
/// First year that a table may mean; before it, four digits are not a year.
pub const FIRST_YEAR: i16 = 1850;
/// Last year that a table may mean.
pub const LAST_YEAR: i16 = 2150;
/// Greatest age of a living person whose birth day is believed, in years.
pub const AGE_MAX_YEARS: i16 = 125;

/// One day of the Gregorian calendar; its text is ISO 8601, `1950-01-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A day, or its month or year alone when that is all that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartialDay {
    /// The whole day is known.
    Day(Day),
    /// Only the month and the year are known.
    Month {
        /// The year, four digits.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// Only the year is known.
    Year(i16),
}

/// Which comes first in figures like 04/05/2026; the table says, the cell cannot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// 04/05 is the 4th of May: France and most of the world.
    #[default]
    DayFirst,
    /// 04/05 is the 5th of April: the United States.
    MonthFirst,
}

facts! {
    /// Why a text is no day.
    pub enum DayError {
        Empty => "there is nothing",
        NotADay => "the text is not a day",
        NoSuchDay => "the calendar does not have this day",
        YearOutOfRange => "the year is too far away to be meant",
        InTheFuture => "nobody is born in the future",
        TooLongAgo => "nobody lives that long",
    }
}

impl Day {
    /// Reads the ISO form only, `1950-01-12`; other forms go through [`parse_day`].
    ///
    /// # Errors
    /// The first fact that makes the text unusable as a day.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let text = trimmed(text);
        if text.is_empty() {
            return Err(DayError::Empty);
        }
        if text.len() != 10 {
            return Err(DayError::NotADay);
        }
        let mut parts = text.split('-').map(whole_number);
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) => {
                Self::new(year, month, day)
            }
            _ => Err(DayError::NotADay),
        }
    }

    /// The day of these figures, if the calendar has it and the year can be meant.
    ///
    /// # Errors
    /// `NoSuchDay`, `YearOutOfRange`.
    pub fn new(year: i16, month: i16, day: i16) -> Result<Self, DayError> {
        let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
            return Err(DayError::NoSuchDay);
        };
        if !(FIRST_YEAR..=LAST_YEAR).contains(&year) {
            return Err(DayError::YearOutOfRange);
        }
        Date::new(year, month, day).map(Self).map_err(|_| DayError::NoSuchDay)
    }

    /// The day as the calendar library knows it.
    #[must_use]
    pub const fn date(self) -> Date {
        self.0
    }

    /// The year, four digits.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl std::str::FromStr for Day {
    type Err = DayError;
    fn from_str(text: &str) -> Result<Self, DayError> {
        Self::parse(text)
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(from)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

impl PartialDay {
    /// The year, always known.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month { year, .. } | Self::Year(year) => year,
        }
    }

    /// The whole day, when it is known.
    #[must_use]
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { .. } | Self::Year(_) => None,
        }
    }
}

/// `1950-01-12`, `1950-01` or `1950`.
impl fmt::Display for PartialDay {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(formatter),
            Self::Month { year, month } => write!(formatter, "{year:04}-{month:02}"),
            Self::Year(year) => write!(formatter, "{year:04}"),
        }
    }
}

/// Reads a day: `12/01/1950`, `12.1.50`, `1950-01-12T00:00:00`, `12 janvier 1950`, `1er mars 1960`,
/// `January 12, 1950`, `04/14/2016  3:41 PM`, `01/1950`,
/// `janvier 1950`, or a year alone. A time of day behind a whole day is dropped.
///
/// A year of two digits is the latest one that does not put the day after `today`.
///
/// # Errors
/// The first fact that makes the text unusable as a day; a month beyond 12 is never swapped with
/// the day, because then the neighbouring rows would be misread in silence.
pub fn parse_day(text: &str, order: Order, today: Day) -> Result<PartialDay, DayError> {
    let text = trimmed(text);
    if text.is_empty() {
        return Err(DayError::Empty);
    }
    if text.len() > DAY_MAX_BYTES {
        return Err(DayError::NotADay);
    }
    let pieces = pieces(text);
    if let Some(part) = month_or_year(&pieces) {
        return part;
    }
    let (day, month, year, year_digits, rest) = match pieces.as_slice() {
        [Piece::Figures(y, 4), Piece::Figures(m, 1..=2), Piece::Figures(d, 1..=2), rest @ ..] => {
            (*d, *m, *y, 4, rest)
        }
        [
            Piece::Figures(a, 1..=2),
            Piece::Figures(b, 1..=2),
            Piece::Figures(y, n @ (2 | 4)),
            rest @ ..,
        ] => match order {
            Order::DayFirst => (*a, *b, *y, *n, rest),
            Order::MonthFirst => (*b, *a, *y, *n, rest),
        },
        [Piece::Figures(d, 1..=2), Piece::Month(m), Piece::Figures(y, n @ (2 | 4)), rest @ ..] => {
            (*d, *m, *y, *n, rest)
        }
        [Piece::Month(m), Piece::Figures(d, 1..=2), Piece::Figures(y, n @ (2 | 4)), rest @ ..] => {
            (*d, *m, *y, *n, rest)
        }
        _ => return Err(DayError::NotADay),
    };
    if !is_time_of_day(rest) {
        return Err(DayError::NotADay);
    }
    if year_digits == 4 {
        return Day::new(year, month, day).map(PartialDay::Day);
    }
    match Day::new(2000 + year, month, day) {
        Ok(this_century) if this_century <= today => Ok(PartialDay::Day(this_century)),
        _ => Day::new(1900 + year, month, day).map(PartialDay::Day),
    }
}

/// Reads a year alone, or a month and a year, in either order.
fn month_or_year(pieces: &[Piece]) -> Option<Result<PartialDay, DayError>> {
    let (year, month) = match pieces {
        [Piece::Figures(year, 4)] => (*year, None),
        [Piece::Figures(month, 1..=2) | Piece::Month(month), Piece::Figures(year, 4)]
        | [Piece::Figures(year, 4), Piece::Figures(month, 1..=2)] => (*year, Some(*month)),
        _ => return None,
    };
    // The first of the month stands in to check the figures.
    Some(Day::new(year, month.unwrap_or(1), 1).map(|first| match month {
        Some(_) => PartialDay::Month { year, month: first.date().month() },
        None => PartialDay::Year(year),
    }))
}

/// Reads a birth day: like [`parse_day`], and refuses the future and ages that nobody reaches.
///
/// # Errors
/// As [`parse_day`], and `InTheFuture`, `TooLongAgo`.
pub fn parse_birth_day(text: &str, order: Order, today: Day) -> Result<PartialDay, DayError> {
    let birth = parse_day(text, order, today)?;
    let in_the_future = match birth {
        PartialDay::Day(day) => day > today,
        PartialDay::Month { year, month } => (year, month) > (today.year(), today.date().month()),
        PartialDay::Year(year) => year > today.year(),
    };
    if in_the_future {
        return Err(DayError::InTheFuture);
    }
    if today.year() - birth.year() > AGE_MAX_YEARS {
        return Err(DayError::TooLongAgo);
    }
    Ok(birth)
}

/// A run of digits or letters; signs between them only separate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A number of at most four digits, and how many digits it was written with.
    Figures(i16, usize),
    /// A month by its name.
    Month(i16),
    /// A word that belongs to a time of day: `T`, `Z`, `UTC`, `AM`, `h`.
    TimeWord,
    /// Anything else.
    Other,
}

/// Cuts a text into pieces, without week days, « le », « né » and the « er » of « 1er ».
fn pieces(text: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let same = |sign: char| {
            if digits { sign.is_ascii_digit() } else { sign.is_alphabetic() }
        };
        let length = if digits || first.is_alphabetic() {
            rest.find(|sign| !same(sign)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (run, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        rest = after;
        if digits {
            found.push(whole_number(run).map_or(Piece::Other, |n| Piece::Figures(n, run.len())));
        } else if first.is_alphabetic() {
            found.extend(word(&fold(run)));
        } else if !matches!(first, '/' | '.' | '-' | ',' | ':' | '+' | '(' | ')' | '_' | '\'' | '’')
            && !crate::cell::is_blank(first)
        {
            found.push(Piece::Other);
        }
    }
    found
}

/// A number of at most four digits.
fn whole_number(run: &str) -> Option<i16> {
    let figures = (1..=4).contains(&run.len()) && run.bytes().all(|byte| byte.is_ascii_digit());
    if figures { run.parse().ok() } else { None }
}

/// What a folded word means in a date; nothing when it can be skipped.
fn word(folded: &str) -> Option<Piece> {
    let month = match folded {
        "janvier" | "janv" | "jan" | "january" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" => 2,
        "mars" | "mar" | "march" => 3,
        "avril" | "avr" | "april" | "apr" => 4,
        "mai" | "may" => 5,
        "juin" | "june" | "jun" => 6,
        "juillet" | "juil" | "july" | "jul" => 7,
        "aout" | "august" | "aug" => 8,
        "septembre" | "sept" | "sep" | "september" => 9,
        "octobre" | "oct" | "october" => 10,
        "novembre" | "nov" | "november" => 11,
        "decembre" | "dec" | "december" => 12,
        "t" | "z" | "utc" | "gmt" | "am" | "pm" | "h" | "cet" | "cest" => {
            return Some(Piece::TimeWord);
        }
        "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
        | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday"
        | "lun" | "mer" | "jeu" | "ven" | "sam" | "dim" | "mon" | "tue" | "wed" | "thu" | "fri"
        | "sat" | "sun" | "le" | "ne" | "nee" | "er" | "st" | "nd" | "rd" | "th" | "the" | "of" => {
            return None;
        }
        _ => return Some(Piece::Other),
    };
    Some(Piece::Month(month))
}

/// Says whether what follows a day can be a time: figures, `T`, `PM`, an offset; or nothing.
fn is_time_of_day(rest: &[Piece]) -> bool {
    let figures = rest.iter().filter(|piece| matches!(piece, Piece::Figures(..))).count();
    rest.is_empty()
        || ((2..=6).contains(&figures)
            && rest.iter().all(|piece| matches!(piece, Piece::Figures(..) | Piece::TimeWord)))
}

#[cfg(test)]
mod tests;
