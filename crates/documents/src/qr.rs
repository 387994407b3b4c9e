//! Square codes that phones read: the card's check, the payment of a letter.
use fast_qr::{ECL, QRBuilder};

/// A square code, as rows of dark and light.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    rows: Vec<Vec<bool>>,
}

impl Qr {
    /// The code of a text, with the correction of errors that payments ask for (level M);
    /// nothing when the text is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
        let row = |at: usize| code.data.iter().skip(at * code.size).take(code.size);
        let rows = (0..code.size).map(|at| row(at).map(|module| module.value()).collect());
        Some(Self { rows: rows.collect() })
    }

    /// How many squares a side has.
    #[must_use]
    pub fn side(&self) -> usize {
        self.rows.len()
    }

    /// The dark runs: column, row and length, in squares from the upper left corner.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.rows.iter().enumerate().flat_map(|(row, squares)| {
            let mut runs: Vec<(usize, usize, usize)> = Vec::new();
            for (column, _) in squares.iter().enumerate().filter(|(_, dark)| **dark) {
                match runs.last_mut() {
                    Some((from, _, length)) if *from + *length == column => *length += 1,
                    _ => runs.push((column, row, 1)),
                }
            }
            runs
        })
    }

    /// The code as the path of a drawing: one square a unit, for pages.
    #[must_use]
    pub fn path(&self) -> String {
        let run = |(x, y, length): (usize, usize, usize)| format!("M{x} {y}h{length}v1h-{length}z");
        self.runs().map(run).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_eyes() {
        let code = Qr::of("https://example.org/v/12345").unwrap();
        assert!(code.side() >= 21);
        let last = code.side() - 7;
        for eye in [(0, 0, 7), (last, 0, 7), (0, last, 7)] {
            assert!(code.runs().any(|run| run == eye), "{eye:?}");
        }
        assert!(code.path().starts_with("M0 0h7v1h-7z"));
        assert_eq!(Qr::of(&"x".repeat(5_000)), None);
    }
}
