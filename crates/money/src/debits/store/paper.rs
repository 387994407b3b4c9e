//! Whose paper a line of a table is.

use kernel::Result;
use kernel::db::Tx;

use crate::debits::rules::PaperRow;
use crate::org::{PersonId, Scope, UnitId};

/// The one person of a scope that a line means: by number, by e-mail and last name, or by the
/// whole name; nobody when there are several.
pub fn find_person(
    tx: &mut Tx<'_>,
    scope: &Scope,
    row: &PaperRow,
) -> Result<Option<(PersonId, UnitId, String)>> {
    const SCOPED: &str = "select p.id, p.home_unit, p.first_name || ' ' || p.last_name
        from person p join person_scope s on s.person = p.id and s.unit = $1";
    let mut found: Vec<(PersonId, UnitId, String)> = if !row.number.is_empty() {
        tx.rows(&format!("{SCOPED} where p.number = $2 limit 2"), &[scope.unit(), &row.number])?
    } else if !row.email.is_empty() {
        let email = values::Email::parse(&row.email).map(|email| email.folded().to_owned());
        let email = email.unwrap_or_default();
        let sql = format!(
            "{SCOPED} where exists (select 1 from person_email e
             where e.person = p.id and e.folded = $2) limit 3"
        );
        tx.rows(&sql, &[scope.unit(), &email])?
    } else {
        let key = values::sort_key(&row.last_name, &row.first_name);
        tx.rows(&format!("{SCOPED} where s.sort_name = $2 limit 2"), &[scope.unit(), &key])?
    };
    if !row.last_name.is_empty() {
        let last = values::fold(&row.last_name);
        found.retain(|(_, _, name)| values::fold(name).contains(&last));
    }
    let only = found.pop().filter(|_| found.is_empty());
    Ok(only)
}
