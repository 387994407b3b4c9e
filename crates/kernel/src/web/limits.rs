//! How often something may be asked, by address or by account.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
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
struct Bucket {
    limiter: DefaultKeyedRateLimiter<String>,
    /// Checks until quiet keys are looked for.
    looks_in: AtomicUsize,
}

/// The buckets of every limit; cheap to clone.
#[derive(Clone, Default)]
pub struct Limits {
    buckets: Arc<Mutex<HashMap<&'static str, Arc<Bucket>>>>,
    off: bool,
}

/// Checks after which a limiter forgets keys that are quiet again; after as many as it has keys
/// when it has more, so that a rush of new keys does not look through them all each time.
const LOOK_EVERY: usize = 50_000;

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
        let bucket = self.bucket(limit);
        if bucket.looks_in.fetch_sub(1, Ordering::Relaxed) == 1 {
            bucket.limiter.retain_recent();
            let keys = bucket.limiter.len();
            bucket.looks_in.store(LOOK_EVERY.max(keys), Ordering::Relaxed);
        }
        bucket.limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            Error::TooOften { wait_s: wait.as_secs() + 1 }
        })
    }

    fn bucket(&self, limit: Limit) -> Arc<Bucket> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = || {
            let rate = NonZeroU32::new(limit.per_minute).unwrap_or(NonZeroU32::MIN);
            let burst = NonZeroU32::new(limit.burst).unwrap_or(NonZeroU32::MIN);
            let limiter = RateLimiter::keyed(Quota::per_minute(rate).allow_burst(burst));
            Arc::new(Bucket { limiter, looks_in: AtomicUsize::new(LOOK_EVERY) })
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

    #[test]
    fn a_rush_of_new_keys_is_looked_through_now_and_then_and_nobody_is_forgotten() {
        let limits = Limits::default();
        let limit = Limit { name: "t", burst: 1, per_minute: 1 };
        for number in 0..LOOK_EVERY + 10 {
            limits.check(limit, &number.to_string()).unwrap();
        }
        assert!(limits.check(limit, "0").is_err());
        let looks_in = limits.bucket(limit).looks_in.load(Ordering::Relaxed);
        assert!((1..LOOK_EVERY).contains(&looks_in), "{looks_in}");
    }
    #[test]
    fn keys_that_are_quiet_again_are_forgotten() {
        let limits = Limits::default();
        let limit = Limit { name: "t", burst: 1, per_minute: u32::MAX };
        for key in 0..LOOK_EVERY {
            limits.check(limit, &key.to_string()).unwrap();
        }
        assert!(limits.bucket(limit).limiter.len() < LOOK_EVERY / 2);
    }
}
