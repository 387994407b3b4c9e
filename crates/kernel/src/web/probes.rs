//! What the server tells of itself: `/metrics` in the Prometheus text format.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Counters of requests since the start; cheap to clone.
#[derive(Clone, Default)]
pub struct Metrics(Arc<Counters>);

#[derive(Default)]
struct Counters {
    by_class: [AtomicU64; 6],
    micros: AtomicU64,
    slow: AtomicU64,
}

/// A request that takes longer is counted as slow.
const SLOW: Duration = Duration::from_millis(500);

impl Metrics {
    /// Counts an answered request.
    pub fn count(&self, status: u16, took: Duration) {
        if let Some(counter) = self.0.by_class.get(usize::from(status / 100)) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.0.micros.fetch_add(micros, Ordering::Relaxed);
        if took > SLOW {
            self.0.slow.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// The counters as Prometheus text, with `more` gauges `(name, help, value)` after them.
    #[must_use]
    pub fn text(&self, more: &[(&str, &str, i64)]) -> String {
        let mut out = String::from(
            "# HELP maillage_requests_total Requests answered, by class of status.\n\
             # TYPE maillage_requests_total counter\n",
        );
        for (class, counter) in self.0.by_class.iter().enumerate().skip(1) {
            let count = counter.load(Ordering::Relaxed);
            let _ = writeln!(out, "maillage_requests_total{{class=\"{class}xx\"}} {count}");
        }
        let micros = self.0.micros.load(Ordering::Relaxed);
        let slow = self.0.slow.load(Ordering::Relaxed);
        let _ = writeln!(out, "# TYPE maillage_request_microseconds_total counter");
        let _ = writeln!(out, "maillage_request_microseconds_total {micros}");
        let _ = writeln!(out, "# TYPE maillage_slow_requests_total counter");
        let _ = writeln!(out, "maillage_slow_requests_total {slow}");
        for (name, help, value) in more {
            let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}");
        }
        out
    }
}
