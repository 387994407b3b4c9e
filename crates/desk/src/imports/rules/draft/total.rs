//! Lines that are no row: totals, and sentences that close a table.

use super::RawRow;

/// The first filled cell of a row.
pub(super) fn first_filled(row: &RawRow) -> &str {
    let filled = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
    filled.unwrap_or_default()
}

/// A line of totals, or a sentence that closes the table.
pub(super) fn is_total(row: &RawRow) -> bool {
    const TOTALS: [&str; 6] = ["total", "totaux", "sous total", "somme", "sum", "grand total"];
    const CLOSINGS: [&str; 5] = ["arrete ", "fait a ", "edite le ", "mise a jour ", "nombre de "];
    let folded = values::fold(first_filled(row));
    if TOTALS.iter().any(|word| folded == *word || folded.starts_with(&format!("{word} "))) {
        return true;
    }
    row.filled() == 1 && CLOSINGS.iter().any(|word| folded.starts_with(word))
}
