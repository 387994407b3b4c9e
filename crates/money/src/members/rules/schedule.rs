//! Schedules of dues: from an income, which is never kept, to an amount.

use serde::{Deserialize, Serialize};

/// How a schedule is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A part of the income, which may grow with it.
    Percent,
    /// An amount for each bracket of income.
    Brackets,
    /// The same amount for everybody.
    Fixed,
    /// What each chooses, from a floor.
    Free,
}

impl Kind {
    /// Every kind, in the order in which pages list them.
    pub const ALL: [Self; 4] = [Self::Percent, Self::Brackets, Self::Fixed, Self::Free];

    /// Its name in the database and in texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Brackets => "brackets",
            Self::Fixed => "fixed",
            Self::Free => "free",
        }
    }

    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == text)
    }
}

/// A step of a schedule: what holds from an income upward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// From this monthly income.
    pub from_cents: i64,
    /// Hundredths of a percent of the income; 0 when an amount is fixed.
    pub basis_points: i64,
    /// The amount, or the least amount beside a rate.
    pub cents: i64,
}

/// A schedule of dues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// How it is written.
    pub kind: Kind,
    /// Its steps, by rising income; one of them at least.
    pub steps: Vec<Step>,
    /// Never less than this.
    pub floor_cents: i64,
    /// Never more than this is proposed; 0 for no limit.
    pub ceiling_cents: i64,
}

impl Schedule {
    /// The step that an income falls into.
    #[must_use]
    fn step(&self, income_cents: i64) -> Option<&Step> {
        self.steps.iter().rev().find(|step| step.from_cents <= income_cents)
    }

    /// The amount proposed for an income, to the nearest ten cents when it is a part of it.
    #[must_use]
    pub fn proposed(&self, income_cents: i64) -> i64 {
        let step = self.step(income_cents);
        let cents = step.map_or(self.floor_cents, |step| step_cents(step, income_cents));
        self.bounded(cents)
    }

    /// The amount proposed when nothing is known of the income: the lowest step.
    #[must_use]
    pub fn least(&self) -> i64 {
        self.bounded(self.steps.first().map_or(self.floor_cents, |step| step.cents))
    }

    /// Whether somebody may choose this amount.
    #[must_use]
    pub fn allows(&self, cents: i64) -> bool {
        match self.kind {
            Kind::Fixed => self.steps.first().is_some_and(|step| step.cents == cents),
            _ => cents >= self.floor_cents,
        }
    }

    /// What is read in a table: for each step the income from, the income below which it ends, and
    /// the amounts at both ends.
    #[must_use]
    pub fn table(&self) -> Vec<Row> {
        let ends = self.steps.iter().skip(1).map(|step| Some(step.from_cents)).chain([None]);
        let row = |(step, below): (&Step, Option<i64>)| Row {
            from_cents: step.from_cents,
            below_cents: below,
            basis_points: step.basis_points,
            least_cents: self.bounded(step_cents(step, step.from_cents)),
            most_cents: below.map(|below| self.bounded(step_cents(step, below))),
        };
        self.steps.iter().zip(ends).map(row).collect()
    }

    fn bounded(&self, cents: i64) -> i64 {
        let cents = cents.max(self.floor_cents);
        if self.ceiling_cents > 0 { cents.min(self.ceiling_cents) } else { cents }
    }
}

/// A line of the table of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// From this monthly income.
    pub from_cents: i64,
    /// Below this one; `None` for the last.
    pub below_cents: Option<i64>,
    /// Hundredths of a percent; 0 when fixed.
    pub basis_points: i64,
    /// The amount at its beginning.
    pub least_cents: i64,
    /// The amount at its end.
    pub most_cents: Option<i64>,
}

fn step_cents(step: &Step, income_cents: i64) -> i64 {
    let part = income_cents.max(0).saturating_mul(step.basis_points) / 10_000;
    let rounded = (part + 5) / 10 * 10;
    rounded.max(step.cents)
}
