//! Who is already known: batched look-ups that imports and forms use before they create anybody.

use kernel::Result;
use kernel::db::{Arg, Tx, marks};
use kernel::row;

use crate::org::{PersonId, Scope};

/// Most keys of one look-up; more are asked for in several statements.
pub const KEYS_MAX: usize = 400;

row! {
    /// A record that bears what was looked for.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Found {
        /// What was looked for: the folded address, the number…
        pub key: String,
        /// Whose record it is.
        pub person: PersonId,
        /// Their folded full name, last name first, for comparing.
        pub match_name: String,
    }
}

/// Records of the scope that bear one of these e-mail addresses (lower case).
///
/// # Errors
/// A fault from the database.
pub fn by_emails(tx: &mut Tx<'_>, scope: &Scope, folded: &[&str]) -> Result<Vec<Found>> {
    let sql = "select e.folded, e.person, p.match_name from person_email e
               cross join person_scope s cross join person p
               where s.person = e.person and s.unit = $1 and p.id = e.person and e.folded in";
    looked_up(tx, scope, sql, folded)
}

/// Records of the scope that bear one of these telephones (E.164).
///
/// # Errors
/// A fault from the database.
pub fn by_phones(tx: &mut Tx<'_>, scope: &Scope, numbers: &[&str]) -> Result<Vec<Found>> {
    let sql = "select n.number, n.person, p.match_name from person_phone n
               cross join person_scope s cross join person p
               where s.person = n.person and s.unit = $1 and p.id = n.person and n.number in";
    looked_up(tx, scope, sql, numbers)
}

/// Records of the scope with one of these names (as [`crate::people::match_name`] writes them)
/// and the birth day that goes with it; the key is `name|day`.
///
/// # Errors
/// A fault from the database.
pub fn by_name_and_birth(
    tx: &mut Tx<'_>,
    scope: &Scope,
    pairs: &[(&str, &str)],
) -> Result<Vec<Found>> {
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    let sql = "select p.match_name || '|' || coalesce(p.born_on, ''), p.id, p.match_name
               from person p cross join person_scope s
               where s.person = p.id and s.unit = $1 and p.match_name in";
    let mut found = looked_up(tx, scope, sql, &names)?;
    let wanted: std::collections::HashSet<String> =
        pairs.iter().map(|(name, day)| format!("{name}|{day}")).collect();
    found.retain(|one| wanted.contains(&one.key));
    Ok(found)
}

/// Records of the scope with one of these names, whatever the birth day.
///
/// # Errors
/// A fault from the database.
pub fn by_names(tx: &mut Tx<'_>, scope: &Scope, names: &[&str]) -> Result<Vec<Found>> {
    let sql = "select p.match_name, p.id, p.match_name from person p cross join person_scope s
               where s.person = p.id and s.unit = $1 and p.match_name in";
    looked_up(tx, scope, sql, names)
}

/// Records of the scope born on a day, at most a few hundred: more share a day that was made up.
///
/// # Errors
/// A fault from the database.
pub fn by_birth(tx: &mut Tx<'_>, scope: &Scope, day: &str) -> Result<Vec<Found>> {
    const BORN_MAX: i64 = 300;
    let sql = "select p.born_on, p.id, p.match_name from person p cross join person_scope s
               where s.person = p.id and s.unit = $1 and p.born_on = $2 order by p.id limit $3";
    tx.rows(sql, &[scope.unit(), &day, &BORN_MAX])
}

fn looked_up(tx: &mut Tx<'_>, scope: &Scope, sql: &str, keys: &[&str]) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for part in keys.chunks(KEYS_MAX) {
        let part = padded(part);
        let sql = format!("{sql} ({})", marks(2, part.len()));
        let mut args: Vec<&dyn Arg> = vec![scope.unit()];
        args.extend(part.iter().map(|key| {
            let key: &dyn Arg = key;
            key
        }));
        found.extend(tx.rows::<Found>(&sql, &args)?);
    }
    Ok(found)
}

/// The same keys, the last repeated up to a round number, so that few statements are prepared.
pub(super) fn padded<T: Copy>(keys: &[T]) -> Vec<T> {
    const ROUND: [usize; 4] = [4, 50, 200, KEYS_MAX];
    let size = ROUND.into_iter().find(|size| *size >= keys.len()).unwrap_or(keys.len());
    let last = keys.last().copied().into_iter();
    keys.iter().copied().chain(last.cycle()).take(size).collect()
}
