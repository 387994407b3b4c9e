//! How many rows one transaction takes: as many as fit in the time for which others may wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Fewest rows of a transaction: on a slow disk fewer would wait for it more often.
const ROWS_MIN: usize = 100;
/// Most rows of a transaction, which are in memory together.
const ROWS_MAX: usize = 1_000;

/// The number of rows that reading gathers, as writing measures it.
#[derive(Debug)]
pub(super) struct Pace {
    rows: AtomicUsize,
    /// How long a transaction should last.
    slice: Duration,
}

impl Pace {
    /// A pace of transactions that last about `slice`.
    pub(super) const fn of(slice: Duration) -> Self {
        Self { rows: AtomicUsize::new(ROWS_MIN), slice }
    }

    /// Rows that the next transaction should take.
    pub(super) fn rows(&self) -> usize {
        self.rows.load(Ordering::Relaxed)
    }

    /// Learns how long a transaction of so many rows held the writer.
    pub(super) fn learn(&self, rows: usize, held: Duration) {
        self.rows.store(next(self.rows(), rows, held, self.slice), Ordering::Relaxed);
    }
}

/// Halfway to the number that would have taken the time wanted: one slow disk access among many
/// transactions does not make all the following ones small.
fn next(wanted: usize, rows: usize, held: Duration, slice: Duration) -> usize {
    let rows = u128::try_from(rows).unwrap_or(u128::MAX);
    let fitting = rows.saturating_mul(slice.as_micros()) / held.as_micros().max(1);
    let fitting = usize::try_from(fitting).unwrap_or(ROWS_MAX).clamp(ROWS_MIN, ROWS_MAX);
    usize::midpoint(wanted, fitting)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLICE: Duration = Duration::from_millis(15);

    #[test]
    fn a_fast_disk_takes_more_rows_and_a_slow_one_fewer() {
        let many =
            (0..20).fold(ROWS_MIN, |rows, _| next(rows, rows, Duration::from_micros(1), SLICE));
        assert!(many >= ROWS_MAX - 1);
        let few = (0..20).fold(ROWS_MAX, |rows, _| next(rows, rows, Duration::from_secs(9), SLICE));
        assert!(few <= ROWS_MIN + 1);
    }

    #[test]
    fn a_steady_disk_is_given_what_fits() {
        let held = |rows: usize| Duration::from_micros(u64::try_from(rows * 50).unwrap());
        let rows = (0..30).fold(ROWS_MIN, |rows, _| next(rows, rows, held(rows), SLICE));
        assert!((295..=300).contains(&rows), "{rows}");
    }
}
