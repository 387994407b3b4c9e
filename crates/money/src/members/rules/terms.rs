//! What a type of membership says: its period, its rhythm, what it asks and what it gives.

use serde::{Deserialize, Serialize};

use super::days;

/// How the period of a membership is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Span {
    /// The calendar year.
    Calendar,
    /// Twelve months from the day of joining.
    Rolling,
}

/// How often dues are owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// A stamp each month.
    Monthly,
    /// One amount for the whole period.
    Yearly,
}

/// The rules of a type of membership, dated with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// Calendar year or rolling.
    pub span: Span,
    /// By month or by period.
    pub rhythm: Rhythm,
    /// Whether the membership goes on by itself until somebody leaves.
    pub is_tacit: bool,
    /// Whether the first calendar year asks only for the months that are left.
    pub is_prorated: bool,
    /// From this month of the year (1 to 12) joining also covers the next year; 0 for never.
    pub ahead_from_month: i64,
    /// Days after the due day during which nothing is held against anybody.
    pub grace_days: i64,
    /// Months missing beyond which somebody is in arrears.
    pub arrears_months: i64,
    /// Months missing from which the membership lapses by itself; 0 for never.
    pub lapse_months: i64,
    /// Least age in years.
    pub age_years_min: i64,
    /// Whether belonging to another party is asked about, and excluded.
    pub is_exclusive: bool,
    /// Months since joining that voting asks for.
    pub seniority_months: i64,
    /// Latest months whose dues must be settled for voting.
    pub voting_months: i64,
    /// Days around a due day on which a reminder leaves, below nought for before.
    pub reminder_days: Vec<i64>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            span: Span::Calendar,
            rhythm: Rhythm::Monthly,
            is_tacit: true,
            is_prorated: false,
            ahead_from_month: 0,
            grace_days: 15,
            arrears_months: 3,
            lapse_months: 0,
            age_years_min: 16,
            is_exclusive: true,
            seniority_months: 3,
            voting_months: 3,
            reminder_days: vec![30, 90],
        }
    }
}

/// Why somebody may not join by a type, told as a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Younger than the type allows.
    TooYoung,
    /// Belongs to another party.
    OtherParty,
}

impl Terms {
    /// Whether somebody may join.
    ///
    /// # Errors
    /// The first thing that stands against it.
    pub fn admits(
        &self,
        born_on: Option<&str>,
        other_party: bool,
        today: &str,
    ) -> Result<(), Unfit> {
        if born_on.is_some_and(|born| days::years_between(born, today) < self.age_years_min) {
            return Err(Unfit::TooYoung);
        }
        if self.is_exclusive && other_party { Err(Unfit::OtherParty) } else { Ok(()) }
    }

    /// What is owed, period by period, from the first day that counts through a day: each period
    /// that has begun by then.
    #[must_use]
    pub fn periods(&self, from_on: &str, through_on: &str) -> Vec<Period> {
        match self.rhythm {
            Rhythm::Monthly => months(from_on, through_on),
            Rhythm::Yearly => self.years(from_on, through_on),
        }
    }

    /// The last day of the period that holds a day, for a membership that counts from `from_on`.
    #[must_use]
    pub fn period_end(&self, from_on: &str, day: &str) -> String {
        let years = Self { rhythm: Rhythm::Yearly, ..self.clone() };
        let day = if day < from_on { from_on } else { day };
        let last = years.years(from_on, day).pop();
        last.map_or_else(|| day.to_owned(), |period| period.through_on)
    }

    fn years(&self, from_on: &str, through_on: &str) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut begins = from_on.to_owned();
        while begins.as_str() <= through_on && periods.len() < PERIODS_MAX {
            let is_first = periods.is_empty();
            let period = match self.span {
                Span::Rolling => rolling(from_on, i64::try_from(periods.len()).unwrap_or(0)),
                Span::Calendar => self.calendar(&begins, is_first),
            };
            begins = days::plus_days(&period.through_on, 1);
            periods.push(period);
        }
        periods
    }

    fn calendar(&self, begins: &str, is_first: bool) -> Period {
        let year = days::year_of(begins);
        let month: i64 = begins.get(5..7).and_then(|text| text.parse().ok()).unwrap_or(1);
        let is_ahead = is_first && self.ahead_from_month > 0 && month >= self.ahead_from_month;
        let through = if is_ahead {
            days::day_plus_months(&format!("{year}-12-31"), 12)
        } else {
            format!("{year}-12-31")
        };
        let twelfths = if is_first && self.is_prorated && !is_ahead { 13 - month } else { 12 };
        Period {
            key: year,
            from_on: begins.to_owned(),
            through_on: through,
            due_on: begins.to_owned(),
            twelfths,
        }
    }
}

/// Periods made at once at most: a century of months.
const PERIODS_MAX: usize = 1_200;

/// A month or a year for which dues are owed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// `2026-11` for a month or a rolling year, `2026` for a calendar year.
    pub key: String,
    /// Its first day.
    pub from_on: String,
    /// Its last day.
    pub through_on: String,
    /// When its dues are due.
    pub due_on: String,
    /// The part of the amount that is owed, in twelfths.
    pub twelfths: i64,
}

impl Period {
    /// What is owed for this period when the full amount is `cents`, rounded to the nearest cent.
    #[must_use]
    pub const fn owed(&self, cents: i64) -> i64 {
        if self.twelfths == 12 { cents } else { (cents * self.twelfths + 6) / 12 }
    }
}

fn months(from_on: &str, through_on: &str) -> Vec<Period> {
    let last = days::month_of(through_on);
    let mut month = days::month_of(from_on);
    let mut periods = Vec::new();
    while month <= last && periods.len() < PERIODS_MAX {
        let next = days::plus_months(&month, 1);
        periods.push(one_month(&month));
        if next <= month {
            break;
        }
        month = next;
    }
    periods
}

/// The period of one month, due on its last day.
#[must_use]
pub fn one_month(month: &str) -> Period {
    Period {
        from_on: days::first_day(month),
        through_on: days::last_day(month),
        due_on: days::last_day(month),
        key: month.to_owned(),
        twelfths: 12,
    }
}

fn rolling(from_on: &str, index: i64) -> Period {
    let begins = days::day_plus_months(from_on, index * 12);
    let next = days::day_plus_months(from_on, (index + 1) * 12);
    Period {
        key: days::month_of(&begins),
        through_on: days::plus_days(&next, -1),
        due_on: begins.clone(),
        from_on: begins,
        twelfths: 12,
    }
}
