//! How a loan is paid back, and what the law bounds: plain values.

use jiff::Span;
use jiff::civil::Date;
use kernel::Error;

/// When a loan is paid back: every so many months, or all of it at its end (0).
pub const RHYTHMS: [i64; 4] = [0, 1, 3, 12];
/// Longest loan that a form takes, in months, whatever the law says.
pub const MONTHS_MAX: i64 = 600;

/// What a contract says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// How much is lent.
    pub cents: i64,
    /// Interest a year, in hundredths of a percent.
    pub rate_hundredths: i64,
    /// When the money comes, ISO text.
    pub from_on: String,
    /// For how long.
    pub months: i64,
    /// One of [`RHYTHMS`].
    pub every_months: i64,
}

/// What is to be paid back on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instalment {
    /// Its place, from 1.
    pub number: i64,
    /// When, ISO text.
    pub due_on: String,
    /// What of the loan.
    pub capital_cents: i64,
    /// What for the loan.
    pub interest_cents: i64,
}

/// The instalments of a loan: equal parts of what was lent, the last one with what is left, and the
/// interest of what is still owed, to the nearest cent.
#[must_use]
pub fn schedule(terms: &Terms) -> Vec<Instalment> {
    let months = terms.months.clamp(1, MONTHS_MAX);
    let every = if terms.every_months <= 0 { months } else { terms.every_months.min(months) };
    let count = (months + every - 1) / every;
    let (mut left, mut behind) = (terms.cents, 0);
    let mut all = Vec::new();
    for number in 1..=count {
        let ends = (number * every).min(months);
        let capital_cents = if number == count { left } else { terms.cents / count };
        all.push(Instalment {
            number,
            due_on: plus_months(&terms.from_on, ends),
            capital_cents,
            interest_cents: interest(left, terms.rate_hundredths, ends - behind),
        });
        left -= capital_cents;
        behind = ends;
    }
    all
}

fn interest(cents: i64, rate_hundredths: i64, months: i64) -> i64 {
    let exact = i128::from(cents) * i128::from(rate_hundredths) * i128::from(months);
    i64::try_from((exact + 60_000) / 120_000).unwrap_or(i64::MAX)
}

/// The same day so many months later; the last of the month when it has no such day.
#[must_use]
pub fn plus_months(day: &str, months: i64) -> String {
    let moved = day.parse::<Date>().ok();
    let moved = moved.and_then(|day| day.checked_add(Span::new().try_months(months).ok()?).ok());
    moved.map_or_else(|| day.to_owned(), |day| day.to_string())
}

/// What the law bounds on the day of a loan; nothing where it bounds nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Longest loan, in months.
    pub months_max: Option<i64>,
    /// What holds for loans that cost no more than the legal rate of interest.
    pub cheap: Option<Cheap>,
}

/// What the law bounds of loans between no interest and the legal rate: they could be gifts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cheap {
    /// The legal rate of interest, in hundredths of a percent; as long as nobody entered it, every
    /// loan counts as such a loan.
    pub legal_rate_hundredths: Option<i64>,
    /// Longest such loan, in months.
    pub months_max: Option<i64>,
    /// Most that may be owed in all by such loans, whoever lent, in cents.
    pub ceiling_cents: Option<i64>,
}

impl Cheap {
    /// Whether a loan at this rate is such a loan.
    #[must_use]
    pub fn holds(&self, rate_hundredths: i64) -> bool {
        self.legal_rate_hundredths.is_none_or(|legal| rate_hundredths <= legal)
    }
}

/// Refuses a loan that the law does not allow, where `owed_cents` is owed by cheap loans already,
/// to whomever.
///
/// # Errors
/// [`Refusal`] by name.
pub fn checked(terms: &Terms, owed_cents: i64, bounds: Bounds) -> Result<(), Refusal> {
    if terms.cents <= 0 {
        return Err(Refusal::NoAmount);
    }
    if !(0..=5_000).contains(&terms.rate_hundredths) {
        return Err(Refusal::BadRate);
    }
    if !(1..=MONTHS_MAX).contains(&terms.months) {
        return Err(Refusal::BadMonths);
    }
    if bounds.months_max.is_some_and(|most| terms.months > most) {
        return Err(Refusal::TooLong);
    }
    let Some(cheap) = bounds.cheap.filter(|cheap| cheap.holds(terms.rate_hundredths)) else {
        return Ok(());
    };
    if cheap.months_max.is_some_and(|most| terms.months > most) {
        return Err(Refusal::TooLongCheap);
    }
    if cheap.ceiling_cents.is_some_and(|most| owed_cents.saturating_add(terms.cents) > most) {
        return Err(Refusal::TooMuch);
    }
    Ok(())
}

/// Why the rules of loans say no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The amount is none.
    NoAmount,
    /// The rate is none.
    BadRate,
    /// The months are none.
    BadMonths,
    /// Longer than the law allows.
    TooLong,
    /// Longer than the law allows at no more than the legal rate.
    TooLongCheap,
    /// More would be owed by such loans than the law allows.
    TooMuch,
    /// The account is none.
    BadIban,
    /// The lender's account is not known.
    NoIban,
    /// The collector has no bank account.
    NoAccount,
    /// The file for the bank cannot be written.
    NoFile,
    /// Nothing was chosen.
    NothingChosen,
    /// The day is none, or has not come.
    BadDay,
    /// The lender is no natural person.
    NotAPerson,
    /// No collector receives for this unit.
    NoCollector,
    /// It was paid back before, or came back.
    Over,
    /// Why is missing.
    NoWhy,
}

impl Refusal {
    /// The text key of its sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoAmount => "loans-refusal-no-amount",
            Self::BadRate => "loans-refusal-bad-rate",
            Self::BadMonths => "loans-refusal-bad-months",
            Self::TooLong => "loans-refusal-too-long",
            Self::TooLongCheap => "loans-refusal-too-long-cheap",
            Self::BadIban => "loans-refusal-bad-iban",
            Self::NoIban => "loans-refusal-no-iban",
            Self::NoAccount => "loans-refusal-no-account",
            Self::NoFile => "loans-refusal-no-file",
            Self::NothingChosen => "loans-refusal-nothing-chosen",
            Self::TooMuch => "loans-refusal-too-much",
            Self::BadDay => "loans-refusal-bad-day",
            Self::NotAPerson => "loans-refusal-not-a-person",
            Self::NoCollector => "loans-refusal-no-collector",
            Self::Over => "loans-refusal-over",
            Self::NoWhy => "loans-refusal-no-why",
        }
    }

    /// The field that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoAmount | Self::TooMuch => "amount",
            Self::BadRate => "rate",
            Self::BadMonths | Self::TooLong | Self::TooLongCheap => "months",
            Self::BadIban | Self::NoIban => "iban",
            Self::BadDay => "from_on",
            Self::NotAPerson | Self::NoCollector => "person",
            Self::Over | Self::NoWhy => "why",
            Self::NoAccount | Self::NoFile | Self::NothingChosen => "pay",
        }
    }

    /// The refusal that a text key tells.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        [
            Self::NoAmount,
            Self::BadRate,
            Self::BadMonths,
            Self::TooLong,
            Self::TooLongCheap,
            Self::TooMuch,
            Self::BadIban,
            Self::BadDay,
            Self::NotAPerson,
            Self::NoCollector,
            Self::Over,
            Self::NoWhy,
        ]
        .into_iter()
        .find(|refusal| refusal.key() == key)
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.key())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn terms(cents: i64, rate_hundredths: i64, months: i64, every_months: i64) -> Terms {
        let from_on = "2026-01-31".to_owned();
        Terms { cents, rate_hundredths, from_on, months, every_months }
    }

    #[test]
    fn a_loan_is_paid_back_at_its_end_or_in_parts() {
        let whole = schedule(&terms(100_000, 200, 18, 0));
        assert_eq!(whole.len(), 1);
        assert_eq!((whole[0].capital_cents, whole[0].interest_cents), (100_000, 3_000));
        assert_eq!(whole[0].due_on, "2027-07-31");
        let parts = schedule(&terms(100_000, 120, 7, 3));
        let told: Vec<(i64, i64)> =
            parts.iter().map(|one| (one.capital_cents, one.interest_cents)).collect();
        assert_eq!(told, [(33_333, 300), (33_333, 200), (33_334, 33)]);
        assert_eq!(parts[0].due_on, "2026-04-30");
        assert_eq!(parts[2].due_on, "2026-08-31");
    }

    #[test]
    fn what_the_law_does_not_allow_is_refused_by_name() {
        let cheap = Cheap {
            legal_rate_hundredths: Some(400),
            months_max: Some(24),
            ceiling_cents: Some(1_500_000),
        };
        let bounds = Bounds { months_max: Some(60), cheap: Some(cheap) };
        assert_eq!(checked(&terms(1_000_000, 400, 24, 0), 500_000, bounds), Ok(()));
        for (wrong, owed, refusal) in [
            (terms(1_000_000, 0, 61, 0), 0, Refusal::TooLong),
            (terms(1_000_000, 400, 25, 0), 0, Refusal::TooLongCheap),
            (terms(1_000_001, 400, 12, 0), 500_000, Refusal::TooMuch),
            (terms(0, 0, 12, 0), 0, Refusal::NoAmount),
            (terms(1, -1, 12, 0), 0, Refusal::BadRate),
            (terms(1, 0, 0, 0), 0, Refusal::BadMonths),
        ] {
            assert_eq!(checked(&wrong, owed, bounds), Err(refusal));
            assert_eq!(Refusal::of_key(refusal.key()), Some(refusal));
        }
        // Above the legal rate five years alone are the bound.
        assert_eq!(checked(&terms(9_000_000, 401, 60, 0), 1_500_000, bounds), Ok(()));
        let unknown = Cheap { legal_rate_hundredths: None, ..cheap };
        let strict = Bounds { cheap: Some(unknown), ..bounds };
        let wrong = checked(&terms(9_000_000, 401, 24, 0), 0, strict);
        assert_eq!(wrong, Err(Refusal::TooMuch));
        assert_eq!(checked(&terms(9_000_000, 0, 240, 0), 0, Bounds::default()), Ok(()));
    }

    proptest! {
        #[test]
        fn instalments_pay_back_what_was_lent(
            cents in 1_i64..100_000_000, rate in 0_i64..2_000, months in 1_i64..=120,
            every in proptest::sample::select(&RHYTHMS[..]),
        ) {
            let all = schedule(&terms(cents, rate, months, every));
            prop_assert_eq!(all.iter().map(|one| one.capital_cents).sum::<i64>(), cents);
            prop_assert!(all.iter().all(|one| one.capital_cents >= 0 && one.interest_cents >= 0));
            prop_assert!(all.windows(2).all(|two| two[0].due_on < two[1].due_on));
            prop_assert!(all.len() <= 120);
        }
    }
}
