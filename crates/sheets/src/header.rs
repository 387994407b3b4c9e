//! Finds the line that names the columns, below titles, merged cells and group headings.

use crate::limits::HEADER_LINES_MAX;
use crate::row::Row;

/// Characters that a column name may have; questions of forms are long.
const NAME_CHARACTERS_MAX: usize = 200;

/// Where the header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its index among the rows that were looked at.
    pub(crate) index: usize,
    /// Whether it looks like a header; if not, it is the best guess.
    pub(crate) is_certain: bool,
}

/// What a row looks like from afar.
#[derive(Debug, Clone, Copy)]
struct Look {
    filled: usize,
    names: usize,
    distinct: usize,
}

impl Look {
    fn of(row: &Row) -> Look {
        let mut texts: Vec<&str> =
            row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let (filled, names) = (texts.len(), texts.iter().filter(|text| is_name(text)).count());
        texts.sort_unstable();
        texts.dedup();
        Look { filled, names, distinct: texts.len() }
    }

    /// Most cells are filled with short distinct texts.
    fn names_columns(self, usual: usize) -> bool {
        self.is_wide(usual)
            && self.names * 10 >= self.filled * 9
            && self.distinct * 5 >= self.filled * 4
    }

    fn is_wide(self, usual: usize) -> bool {
        self.filled >= 1 && self.filled >= usual.min(2) && self.filled * 2 >= usual
    }
}

/// Finds the header among the first rows of a table; nothing if all are blank.
pub(crate) fn find(rows: &[&Row]) -> Option<Found> {
    let looks: Vec<Look> = rows.iter().map(|row| Look::of(row)).collect();
    let usual = usual_filled(&looks);
    let first: Vec<(usize, Look)> = looks
        .iter()
        .copied()
        .enumerate()
        .take(HEADER_LINES_MAX)
        .filter(|(_, look)| look.filled > 0)
        .collect();
    let named = first.iter().position(|(_, look)| look.names_columns(usual));
    let Some(mut at) = named else {
        let wide = first.iter().find(|(_, look)| look.is_wide(usual));
        let index = wide.or(first.first()).map(|(index, _)| *index)?;
        return Some(Found { index, is_certain: false });
    };
    // Group headings may be many enough to look like a header: the row below has twice as many.
    while let (Some((_, group)), Some((_, below))) = (first.get(at), first.get(at + 1)) {
        let all_names = below.names == below.filled && below.distinct == below.filled;
        if !all_names || below.filled < group.filled * 2 {
            break;
        }
        at += 1;
    }
    let index = first.get(at).map(|(index, _)| *index)?;
    Some(Found { index, is_certain: true })
}

/// The number of filled cells that at least two rows reach.
fn usual_filled(looks: &[Look]) -> usize {
    let mut filled: Vec<usize> = looks.iter().map(|look| look.filled).collect();
    filled.sort_unstable_by(|left, right| right.cmp(left));
    let second = filled.get(1).or(filled.first());
    second.copied().unwrap_or(0)
}

/// Whether a text may name a column: words or a year rather than numbers, days or addresses.
fn is_name(text: &str) -> bool {
    if text.len() == 4 && text.parse().is_ok_and(|year: u16| (1900..2100).contains(&year)) {
        return true;
    }
    let (mut characters, mut letters, mut digits) = (0, 0, 0);
    for character in text.chars() {
        characters += 1;
        letters += usize::from(character.is_alphabetic());
        digits += usize::from(character.is_ascii_digit());
    }
    letters > 0
        && digits * 2 < characters
        && characters <= NAME_CHARACTERS_MAX
        && !text.contains('@')
}

/// The columns of a table whose header and first rows are these: the named ones, and unnamed
/// ones that hold something.
pub(crate) fn columns(header: &Row, rows_below: &[&Row]) -> usize {
    let named = extent(header);
    let mut extents: Vec<usize> = rows_below.iter().map(|row| extent(row)).collect();
    extents.sort_unstable_by(|left, right| right.cmp(left));
    let widest = extents.first().copied().unwrap_or(0);
    let reached_by_most = extents.get(extents.len() / 2).copied().unwrap_or(0);
    named.max(widest.min(header.cells.len())).max(reached_by_most)
}

/// Number of cells up to the last filled one.
fn extent(row: &Row) -> usize {
    let last = row.cells.iter().rposition(|cell| !cell.trim().is_empty());
    last.map_or(0, |last| last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(lines: &[&str]) -> Option<(usize, bool)> {
        let rows: Vec<Row> = lines
            .iter()
            .map(|line| Row {
                cells: line.split(';').map(str::to_owned).collect(),
                ..Row::default()
            })
            .collect();
        let rows: Vec<&Row> = rows.iter().collect();
        find(&rows).map(|found| (found.index, found.is_certain))
    }

    #[test]
    fn the_header_is_found_below_titles() {
        for (lines, expected) in [
            (&["nom;prénom", "A;B"][..], Some((0, true))),
            (&["email", "a@example.org"], Some((0, true))),
            (&["a@example.org", "b@example.org"], Some((0, false))),
            (&["12;30100", "13;30000"], Some((0, false))),
            (&["Section d'Alès", "", "Nom;Prénom;CP", "A;B;30100", "C;D;30000"], Some((2, true))),
            (&["Titre", "Qui;;;Où;;", "Nom;Âge;Né;Rue;CP;Ville", "A;1;2;B;3;C"], Some((2, true))),
            (&["Nom;Janv.;Févr.;2026", "A;x;x;12"], Some((0, true))),
            (&["nom;prénom"], Some((0, true))),
            (&["", " "], None),
        ] {
            assert_eq!(found(lines), expected, "{lines:?}");
        }
    }
}
