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
    checks: AtomicUsize,
}

/// The buckets of every limit; cheap to clone.
#[derive(Clone, Default)]
pub struct Limits {
    buckets: Arc<Mutex<HashMap<&'static str, Arc<Bucket>>>>,
    off: bool,
}

/// Checks after which a bucket forgets the keys that are quiet again. It looks at every key then,
/// which a rush of as many visitors must not pay at each check.
const SWEEP_CHECKS: usize = 50_000;

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
        if bucket.checks.fetch_add(1, Ordering::Relaxed) % SWEEP_CHECKS == SWEEP_CHECKS - 1 {
            bucket.limiter.retain_recent();
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
            Arc::new(Bucket { limiter, checks: AtomicUsize::new(0) })
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
    fn keys_that_are_quiet_again_are_forgotten_and_others_are_not() {
        let limits = Limits::default();
        let (quick, slow) = (
            Limit { name: "quick", burst: 1, per_minute: u32::MAX },
            Limit { name: "slow", burst: 1, per_minute: 1 },
        );
        for limit in [quick, slow] {
            for key in 0..SWEEP_CHECKS {
                limits.check(limit, &key.to_string()).unwrap();
            }
        }
        assert!(limits.bucket(quick).limiter.len() < SWEEP_CHECKS / 2);
        assert_eq!(limits.bucket(slow).limiter.len(), SWEEP_CHECKS);
        assert!(limits.check(slow, "0").is_err());
    }
}
