//! Series: the days on which an event takes place again.

use jiff::ToSpan as _;
use jiff::civil::DateTime;
use kernel::time::Moment;

use crate::events::rules::when::{local_typed, moment_of};

/// Most occurrences of a series.
pub(super) const OCCURRENCES_MAX: i64 = 52;

/// How often an event takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::events) enum Repeat {
    /// Once.
    #[default]
    Once,
    /// Every week.
    Weekly,
    /// Every two weeks.
    Fortnightly,
    /// On the same weekday of each month: the second Tuesday.
    Monthly,
}

impl Repeat {
    /// Every rhythm.
    pub(in crate::events) const ALL: [Self; 4] =
        [Self::Once, Self::Weekly, Self::Fortnightly, Self::Monthly];

    /// Its name in forms.
    pub(in crate::events) const fn name(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
        }
    }

    /// Reads a form.
    pub(in crate::events) fn parse(name: &str) -> Self {
        Self::ALL.into_iter().find(|repeat| repeat.name() == name).unwrap_or_default()
    }
}

/// When a series of `count` begins each time, the local hour staying the same. A month without a
/// fifth Tuesday has none.
pub(in crate::events) fn starts_of(
    first: Moment,
    zone: &str,
    repeat: Repeat,
    count: i64,
) -> Vec<Moment> {
    let count = if repeat == Repeat::Once { 1 } else { count.clamp(1, OCCURRENCES_MAX) };
    let Ok(start) = local_typed(first, zone).parse::<DateTime>() else { return vec![first] };
    let again = |number: i64| -> Option<Moment> {
        let next = match repeat {
            Repeat::Once => start,
            Repeat::Weekly => start.checked_add(number.weeks()).ok()?,
            Repeat::Fortnightly => start.checked_add((2 * number).weeks()).ok()?,
            Repeat::Monthly => {
                let month = start.date().first_of_month().checked_add(number.months()).ok()?;
                let nth = (start.day() - 1) / 7 + 1;
                month
                    .nth_weekday_of_month(nth, start.date().weekday())
                    .ok()?
                    .to_datetime(start.time())
            }
        };
        moment_of(&next.to_string(), zone)
    };
    (0..count).filter_map(again).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(repeat: Repeat, count: i64) -> Vec<String> {
        let first = moment_of("2026-10-13T19:00", "Europe/Paris").unwrap();
        let starts = starts_of(first, "Europe/Paris", repeat, count);
        starts.into_iter().map(|at| local_typed(at, "Europe/Paris")).collect()
    }

    #[test]
    fn a_series_keeps_its_hour_across_the_seasons() {
        let weekly = days(Repeat::Weekly, 3);
        assert_eq!(weekly, ["2026-10-13T19:00", "2026-10-20T19:00", "2026-10-27T19:00"]);
        let monthly = days(Repeat::Monthly, 3);
        assert_eq!(monthly, ["2026-10-13T19:00", "2026-11-10T19:00", "2026-12-08T19:00"]);
        assert_eq!(days(Repeat::Once, 9).len(), 1);
        assert_eq!(days(Repeat::Fortnightly, 1_000).len(), 52);
    }
}
