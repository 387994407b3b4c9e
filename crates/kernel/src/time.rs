//! The only door to the clock: moments in milliseconds, and who may ask for "now".

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// A point in time: milliseconds since 1970-01-01 UTC, as the database stores it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default,
)]
pub struct Moment(pub i64);

/// One minute, in milliseconds.
pub const MINUTE_MS: i64 = 60_000;
/// One hour, in milliseconds.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// One day of 24 hours, in milliseconds.
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl Moment {
    /// This moment, `ms` milliseconds later (earlier when negative).
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// Milliseconds from `earlier` to this moment.
    #[must_use]
    pub const fn since_ms(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar day of this moment in France (Europe/Paris).
    #[must_use]
    pub fn day(self) -> Date {
        let instant =
            jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
        instant.to_zoned_datetime(zone).date()
    }

    /// The calendar day of this moment in France, as ISO 8601 text (`2026-11-24`).
    #[must_use]
    pub fn day_text(self) -> String {
        self.day().to_string()
    }

    /// This moment as RFC 3339 text in UTC, for files and logs.
    #[must_use]
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
    }
}

/// Who tells the time. The server has the machine's clock, tests set theirs.
#[derive(Clone)]
pub struct Clock(Source);

#[derive(Clone)]
enum Source {
    Machine,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub const fn machine() -> Self {
        Self(Source::Machine)
    }

    /// A clock that stands at `start` until [`Clock::advance_ms`] moves it.
    #[must_use]
    pub fn standing_at(start: Moment) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(start.0))))
    }

    /// The moment it is now.
    #[must_use]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::Machine => machine_now(),
            Source::Set(at) => Moment(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a standing clock; the machine's clock is left alone.
    pub fn advance_ms(&self, ms: i64) {
        if let Source::Set(at) = &self.0 {
            at.fetch_add(ms, Ordering::SeqCst);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the door to the machine's clock")]
fn machine_now() -> Moment {
    Moment(jiff::Timestamp::now().as_millisecond())
}

/// Measures how long something takes, for logs and metrics only.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts measuring.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "durations for logs and metrics, no decision")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    /// Time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_clock_moves_only_when_told() {
        let clock = Clock::standing_at(Moment(1_000));
        assert_eq!(clock.now(), clock.now());
        clock.advance_ms(5);
        assert_eq!(clock.now(), Moment(1_005));
    }

    #[test]
    fn the_day_is_that_of_paris() {
        // 2026-11-23 23:30 UTC is already the 24th in Paris.
        assert_eq!(Moment(1_795_476_600_000).day_text(), "2026-11-24");
    }
}
