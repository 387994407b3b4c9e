//! The figures of one run, as a table.

use std::fmt::Write as _;
use std::time::Duration;

use kernel::Result;
use serde::Serialize;

use crate::commands::terminal;

/// Figures in the order in which they were measured.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    figures: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Serialize)]
pub(super) struct Figure {
    /// What was done.
    pub(super) what: String,
    /// On which engine; empty when it does not matter.
    pub(super) engine: &'static str,
    /// Our figure with its unit.
    pub(super) ours: String,
    /// The bare engine's, if it was measured.
    pub(super) bare: String,
    /// Ours as a share of the bare one.
    pub(super) ratio: String,
    /// What to reach.
    pub(super) goal: &'static str,
}

impl Report {
    /// Adds a figure and tells whoever waits.
    pub(super) fn add(&mut self, figure: Figure) {
        terminal::note(&format!("{} {}: {}", figure.what, figure.engine, figure.ours));
        self.figures.push(figure);
    }

    /// The table for a terminal.
    pub(super) fn text(&self) -> String {
        terminal::table(&self.rows())
    }

    /// The table as JSON.
    ///
    /// # Errors
    /// Never in practice: figures are plain texts.
    pub(super) fn json(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }

    /// The table in Markdown, with how it was made.
    pub(super) fn markdown(&self) -> String {
        let mut out = String::from(
            "# Results\n\nMade by `maillage bench --rows 10000,100000,1000000 --postgres URL \
             --write bench/RESULTS.md` (release build);\nits help tells the options, and \
             [the README](README.md) what is measured. Compare the ratios:\nboth sides ran one \
             after the other on the same machine.\n\n",
        );
        let machine = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = machine.lines().find_map(|line| line.strip_prefix("model name"));
        let model = model.map_or("unknown", |model| model.trim_start_matches(['\t', ' ', ':']));
        let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
        let _ = writeln!(out, "Processor: {model}; {cores} cores for both sides.\n");
        for (place, row) in self.rows().into_iter().enumerate() {
            let _ = writeln!(out, "| {} |", row.join(" | "));
            if place == 0 {
                let _ = writeln!(out, "|{}", "---|".repeat(row.len()));
            }
        }
        out
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let head = ["what", "engine", "Maillage", "bare engine", "ratio", "to reach"];
        let rows = self.figures.iter().map(|one| {
            let cells = [&one.what, one.engine, &one.ours, &one.bare, &one.ratio, one.goal];
            cells.map(str::to_owned).to_vec()
        });
        std::iter::once(head.map(str::to_owned).to_vec()).chain(rows).collect()
    }
}

/// How many a second.
pub(super) fn rate(count: usize, took: Duration) -> u128 {
    let micros = took.as_micros().max(1);
    u128::try_from(count).unwrap_or(0).saturating_mul(1_000_000) / micros
}

/// `63 %`.
pub(super) fn percent(ours: u128, bare: u128) -> String {
    format!("{} %", ours.saturating_mul(100) / bare.max(1))
}

/// The duration that `percent` in a hundred stay under; zero when there are none.
pub(super) fn percentile(durations: &mut [Duration], percent: usize) -> Duration {
    durations.sort_unstable();
    let last = durations.len().saturating_sub(1);
    durations.get(last * percent / 100).copied().unwrap_or_default()
}

/// `1.27 ms`.
pub(super) fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_computed_in_whole_numbers() {
        assert_eq!(rate(500, Duration::from_millis(250)), 2_000);
        assert_eq!(percent(63, 100), "63 %");
        assert_eq!(percent(1, 0), "100 %");
        let mut durations: Vec<Duration> = (1..=100).rev().map(Duration::from_millis).collect();
        assert_eq!(percentile(&mut durations, 95), Duration::from_millis(95));
        assert_eq!(percentile(&mut [], 95), Duration::ZERO);
        assert_eq!(ms(Duration::from_micros(1_270)), "1.27 ms");
    }
}
