//! What is said to whoever typed a command: results on standard output, the rest beside it.

use std::io::{IsTerminal as _, Write as _};

use kernel::time::Stopwatch;

use crate::commands::Failure;

/// Says a result.
pub(super) fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listened may have left; the command goes on all the same.
    drop(writeln!(out, "{line}").and_then(|()| out.flush()));
}

/// Tells something that is no result, on standard error.
pub(super) fn note(line: &str) {
    drop(writeln!(std::io::stderr(), "{line}"));
}

/// Asks for a line on the terminal.
///
/// # Errors
/// A usage failure that names `flag` when nobody is there to answer.
pub(super) fn ask(question: &str, flag: &str) -> Result<String, Failure> {
    let missing = || Failure::Usage(format!("{flag} is needed: nobody is here to be asked"));
    if !std::io::stdin().is_terminal() {
        return Err(missing());
    }
    let mut err = std::io::stderr();
    write!(err, "{question}: ")?;
    err.flush()?;
    let mut line = String::new();
    if std::io::stdin().read_line(&mut line)? == 0 {
        return Err(missing());
    }
    Ok(line.trim().to_owned())
}

/// How often a bar is drawn again, in milliseconds.
const DRAWN_EVERY_MS: u128 = 100;
/// Characters of a full bar.
const BAR_WIDTH: u64 = 24;

/// Tells a waiting person how far the work is; silent when nobody watches.
#[derive(Debug)]
pub(super) struct Bar {
    label: String,
    watched: bool,
    drawn: Option<Stopwatch>,
}

impl Bar {
    /// A bar with a label, not yet drawn.
    pub(super) fn new(label: &str) -> Self {
        let watched = std::io::stderr().is_terminal();
        Self { label: label.to_owned(), watched, drawn: None }
    }

    /// Draws `done` of `total` (0 while unknown), at most ten times a second.
    pub(super) fn tell(&mut self, done: u64, total: u64) {
        let recent = self.drawn.is_some_and(|drawn| drawn.elapsed().as_millis() < DRAWN_EVERY_MS);
        if !self.watched || recent && done < total {
            return;
        }
        self.drawn = Some(Stopwatch::start());
        drop(write!(std::io::stderr(), "\r\x1b[K{}", line(&self.label, done, total)));
    }

    /// Wipes the bar.
    pub(super) fn end(self) {
        if self.watched && self.drawn.is_some() {
            drop(write!(std::io::stderr(), "\r\x1b[K"));
        }
    }
}

fn line(label: &str, done: u64, total: u64) -> String {
    if total == 0 {
        return format!("{label} {done}");
    }
    let filled = usize::try_from(done.min(total) * BAR_WIDTH / total).unwrap_or(0);
    let empty = usize::try_from(BAR_WIDTH).unwrap_or(0).saturating_sub(filled);
    format!("{label} [{}{}] {done} of {total}", "#".repeat(filled), "-".repeat(empty))
}

/// A table as aligned text; the first row is the head.
pub(super) fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let lines = rows.iter().map(|row| {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            let space = width.saturating_sub(cell.chars().count());
            format!("{cell}{}", " ".repeat(space))
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills_with_the_work() {
        assert_eq!(line("people", 50, 100), "people [############------------] 50 of 100");
        assert_eq!(line("people", 50, 0), "people 50");
    }

    #[test]
    fn cells_stand_under_each_other() {
        let rows = [vec!["a".to_owned(), "b".to_owned()], vec!["été".to_owned(), "d".to_owned()]];
        assert_eq!(table(&rows), "a    b\nété  d");
    }
}
