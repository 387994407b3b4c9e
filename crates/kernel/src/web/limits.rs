//! How often something may be asked, by address or by account.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::error::{Error, Result};

/// A named limit.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Its name, unique.
    pub name: &'static str,
    /// How many may come at once.
    pub burst: u32,
    /// How many a minute after that.
    pub per_minute: u32,
}

/// What one limit has counted, by key.
type Bucket = Arc<DefaultKeyedRateLimiter<String>>;

/// The buckets of every limit; cheap to clone.
#[derive(Clone, Default)]
pub struct Limits {
    buckets: Arc<Mutex<HashMap<&'static str, Bucket>>>,
    off: bool,
}

/// Keys after which a limiter forgets those that are quiet again.
const KEYS_MAX: usize = 50_000;

impl Limits {
    /// No limit at all: for tests and load measurements.
    #[must_use]
    pub fn off() -> Self {
        Self { off: true, ..Self::default() }
    }

    /// Counts one more for `key`.
    ///
    /// # Errors
    /// [`Error::TooOften`] with the seconds to wait.
    pub fn check(&self, limit: Limit, key: &str) -> Result<()> {
        if self.off {
            return Ok(());
        }
        let limiter = self.limiter(limit);
        if limiter.len() > KEYS_MAX {
            limiter.retain_recent();
        }
        limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooOften { wait_s: wait.as_secs() + 1 }
        })
    }

    fn limiter(&self, limit: Limit) -> Bucket {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || {
            let rate = NonZeroU32::new(limit.per_minute).unwrap_or(NonZeroU32::MIN);
            let burst = NonZeroU32::new(limit.burst).unwrap_or(NonZeroU32::MIN);
            Arc::new(RateLimiter::keyed(Quota::per_minute(rate).allow_burst(burst)))
        };
        buckets.entry(limit.name).or_insert_with(fresh).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_burst_passes_and_the_next_waits() {
        let limits = Limits::default();
        let limit = Limit { name: "t", burst: 3, per_minute: 1 };
        for _ in 0..3 {
            limits.check(limit, "a").unwrap();
        }
        assert!(matches!(limits.check(limit, "a"), Err(Error::TooOften { wait_s: 1..=61 })));
        limits.check(limit, "b").unwrap();
    }
}
