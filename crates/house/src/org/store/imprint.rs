//! Who answers for the organisation's site, as its legal page says.

use kernel::Result;
use kernel::db::Tx;

/// Who answers for the site; each is `None` until the organisation sets it.
#[derive(Debug, Clone, Default)]
pub struct Imprint {
    /// Postal address of the seat: setting `legal-seat`.
    pub seat: Option<String>,
    /// Who directs the publication: setting `legal-publisher`.
    pub publisher: Option<String>,
    /// Who hosts the server, with address and telephone: setting `legal-host`.
    pub host: Option<String>,
}

/// Reads who answers for the site.
///
/// # Errors
/// A fault from the database.
pub fn imprint(tx: &mut Tx<'_>) -> Result<Imprint> {
    let rows: Vec<(String, String)> = tx.rows(
        "select name, value from setting
         where name in ('legal-seat', 'legal-publisher', 'legal-host') order by name",
        &[],
    )?;
    let mut known = Imprint::default();
    for (name, value) in rows.into_iter().filter(|(_, value)| !value.trim().is_empty()) {
        match name.as_str() {
            "legal-seat" => known.seat = Some(value),
            "legal-publisher" => known.publisher = Some(value),
            _ => known.host = Some(value),
        }
    }
    Ok(known)
}
