//! One line for each person of a list.

use std::collections::HashMap;

use kernel::Result;
use kernel::db::{Arg, Tx, marks};
use kernel::row;

use crate::org::{PersonId, Scope};
use crate::people::rules::{FactKind, Relation, relation};
use crate::people::store::matching::{KEYS_MAX, padded};

row! {
    /// What a list shows of a person.
    #[derive(Debug, Clone)]
    pub struct Summary {
        /// Whose line it is.
        pub id: PersonId,
        /// Everyday first name.
        pub first_name: String,
        /// Everyday last name.
        pub last_name: String,
        /// Member number, or nothing.
        pub number: String,
        /// Name of the unit that keeps the record.
        pub home: String,
        /// First e-mail address, or nothing.
        pub email: String,
        /// First telephone, E.164, or nothing.
        pub phone: String,
        /// Town of the first address, or nothing.
        pub city: String,
    }
}

/// The lines of these people of a scope, in the order of `ids`; who is outside is left out.
///
/// # Errors
/// A fault from the database.
pub fn summaries(tx: &mut Tx<'_>, scope: &Scope, ids: &[&str]) -> Result<Vec<(Summary, Relation)>> {
    let mut lines: HashMap<String, Summary> = HashMap::new();
    let mut facts: HashMap<String, Vec<(FactKind, String)>> = HashMap::new();
    for part in ids.chunks(KEYS_MAX) {
        let part = padded(part);
        let sql = format!(
            "select p.id, p.first_name, p.last_name, coalesce(p.number, ''), u.name,
             coalesce(e.address, ''), coalesce(n.number, ''), coalesce(a.city, '')
             from person p join unit u on u.id = p.home_unit
             join person_scope s on s.person = p.id and s.unit = $1
             left join person_email e on e.person = p.id and e.position = 0
             left join person_phone n on n.person = p.id and n.position = 0
             left join person_address a on a.person = p.id and a.position = 0
             where p.id in ({})",
            marks(2, part.len())
        );
        let mut args: Vec<&dyn Arg> = vec![scope.unit()];
        args.extend(part.iter().map(as_arg));
        for line in tx.rows::<Summary>(&sql, &args)? {
            lines.insert(line.id.to_string(), line);
        }
        let sql = format!(
            "select person, kind, on_day from relation_fact where person in ({})",
            marks(1, part.len())
        );
        let args: Vec<&dyn Arg> = part.iter().map(as_arg).collect();
        tx.each(&sql, &args, |(person, kind, day): (String, String, String)| {
            facts.entry(person).or_default().push((FactKind::parse(&kind), day));
            Ok(())
        })?;
    }
    let today = tx.now().day_text();
    let line = |id: &&str| {
        let line = lines.remove(*id)?;
        let facts = facts.get(*id).map(Vec::as_slice).unwrap_or_default();
        Some((line, relation(facts, &today)))
    };
    Ok(ids.iter().filter_map(line).collect())
}

fn as_arg<'a>(text: &'a &str) -> &'a dyn Arg {
    text
}
