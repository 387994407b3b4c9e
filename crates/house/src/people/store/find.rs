//! Finding who a row of a file may be of, many rows at once, and reading many records at once.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use kernel::db::{Arg, FromRow, Tx, marks};

use crate::org::{PersonId, Scope, UnitId};
use crate::people::record::{AddressLine, EmailLine, Kind, PhoneLine, Record};
use crate::people::rules::FactKind;

/// What people are looked for by; each list may be empty.
#[derive(Debug, Clone, Default)]
pub struct Keys {
    /// E-mail addresses in lower case.
    pub emails: BTreeSet<String>,
    /// Telephones, E.164.
    pub phones: BTreeSet<String>,
    /// Member numbers.
    pub numbers: BTreeSet<String>,
    /// Folded full names, as [`crate::people::match_name`] makes them, each with the birth days
    /// told of it: whoever was born on another day is left out, unless one is `None`.
    pub names: BTreeMap<String, BTreeSet<Option<String>>>,
    /// A custom field that identifies people in another program, and its values.
    pub legacy: Option<(String, BTreeSet<String>)>,
}

impl Keys {
    /// Whether somebody may be found by both: bearers of one name whose days of birth are told and
    /// differ are not one person.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        let shares = |ours: &BTreeSet<String>, theirs: &BTreeSet<String>| !ours.is_disjoint(theirs);
        let legacies = self.legacy.as_ref().zip(other.legacy.as_ref());
        let namesake = |(name, days): (&String, &BTreeSet<Option<String>>)| {
            other.names.get(name).is_some_and(|born| {
                days.contains(&None) || born.contains(&None) || !days.is_disjoint(born)
            })
        };
        shares(&self.emails, &other.emails)
            || shares(&self.phones, &other.phones)
            || shares(&self.numbers, &other.numbers)
            || legacies.is_some_and(|((_, ours), (_, theirs))| shares(ours, theirs))
            || self.names.iter().any(namesake)
    }
}

/// A record among many: whose, which version, where it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Whose.
    pub id: PersonId,
    /// Which version.
    pub version: i64,
    /// The unit that keeps it.
    pub home: UnitId,
    /// What it says.
    pub record: Record,
    /// The dated facts of the relation.
    pub facts: Vec<(FactKind, String)>,
}

/// The day when it is known whole: `1970-05` and `1970` tell nobody apart.
#[must_use]
pub fn whole_day(day: Option<&str>) -> Option<&str> {
    day.filter(|day| day.len() == 10)
}

/// Values bound by one statement; lists are filled up to it so that few statements exist.
const VALUES_MAX: usize = 200;

/// The people of a scope who share something with the keys.
///
/// `cross join` makes SQLite begin with the values: without statistics, as while the first file
/// comes in, it would walk the whole unit for each list.
///
/// # Errors
/// A fault from the database.
pub fn find_known(tx: &mut Tx<'_>, scope: &Scope, keys: &Keys) -> Result<Vec<Known>> {
    let mut ids: BTreeSet<PersonId> = BTreeSet::new();
    let lookups = [
        ("person_email e", "e.person", "e.folded", &keys.emails),
        ("person_phone e", "e.person", "e.number", &keys.phones),
        ("person e", "e.id", "e.number", &keys.numbers),
    ];
    for (table, person, column, values) in lookups {
        let head = format!(
            "select distinct {person} from {table} cross join person_scope s
             where s.person = {person} and s.unit = $1 and {column} in"
        );
        let values: Vec<&dyn Arg> = values.iter().map(|value| -> &dyn Arg { value }).collect();
        let found: Vec<(PersonId,)> = by_list(tx, &head, &[scope.unit()], &values)?;
        ids.extend(found.into_iter().map(|(id,)| id));
    }
    ids.extend(bearers(tx, scope, &keys.names)?);
    if let Some((field, values)) = &keys.legacy {
        let head = "select distinct e.person from person_field e cross join person_scope s
             where s.person = e.person and s.unit = $1 and e.field = $2 and e.value in";
        let values: Vec<&dyn Arg> = values.iter().map(|value| -> &dyn Arg { value }).collect();
        let found: Vec<(PersonId,)> = by_list(tx, head, &[scope.unit(), field], &values)?;
        ids.extend(found.into_iter().map(|(id,)| id));
    }
    let ids: Vec<PersonId> = ids.into_iter().collect();
    read_many(tx, scope, &ids)
}

/// The people of a scope who bear one of the names and may have been born on a day told of it:
/// a frequent name has hundreds of bearers among a million people, of whom few were born on the
/// days of one batch.
fn bearers(
    tx: &mut Tx<'_>,
    scope: &Scope,
    names: &BTreeMap<String, BTreeSet<Option<String>>>,
) -> Result<Vec<PersonId>> {
    const HEAD: &str = "select distinct e.id, e.match_name, e.born_on from person e
         cross join person_scope s where s.person = e.id and s.unit = $1 and";
    let (open, dated): (Vec<_>, Vec<_>) =
        names.iter().partition(|(_, days)| days.is_empty() || days.contains(&None));
    let mut found: Vec<(PersonId, String, Option<String>)> = Vec::new();
    let open: Vec<&dyn Arg> = open.iter().map(|(name, _)| -> &dyn Arg { name }).collect();
    found.extend(by_list(tx, &format!("{HEAD} e.match_name in"), &[scope.unit()], &open)?);
    for some in dated.chunks(VALUES_MAX) {
        let days = some.iter().flat_map(|(_, days)| days.iter().flatten());
        let days: Vec<&dyn Arg> = filled(days.map(|day| -> &dyn Arg { day }).collect());
        let days_in = marks(2, days.len());
        let head = format!(
            "{HEAD} (e.born_on is null or length(e.born_on) < 10 or e.born_on in ({days_in}))
             and e.match_name in"
        );
        let mut first: Vec<&dyn Arg> = vec![scope.unit()];
        first.extend(days);
        let names: Vec<&dyn Arg> = some.iter().map(|(name, _)| -> &dyn Arg { name }).collect();
        found.extend(by_list(tx, &head, &first, &names)?);
    }
    let may_be = |name: &String, born: &Option<String>| {
        let born = whole_day(born.as_deref());
        names.get(name).is_some_and(|days| {
            born.is_none() || days.contains(&None) || days.contains(&born.map(str::to_owned))
        })
    };
    let found = found.into_iter().filter(|(_, name, born)| may_be(name, born));
    Ok(found.map(|(id, ..)| id).collect())
}

/// Runs `head (…)` for a list of values, some at a time.
fn by_list<T: FromRow>(
    tx: &mut Tx<'_>,
    head: &str,
    first: &[&dyn Arg],
    values: &[&dyn Arg],
) -> Result<Vec<T>> {
    let mut rows = Vec::new();
    for some in values.chunks(VALUES_MAX) {
        let some = filled(some.to_vec());
        let marks = marks(first.len() + 1, some.len());
        let args: Vec<&dyn Arg> = first.iter().copied().chain(some).collect();
        rows.extend(tx.rows(&format!("{head} ({marks})"), &args)?);
    }
    Ok(rows)
}

/// Values, the last repeated up to one of few numbers, so that few statements exist.
fn filled(mut values: Vec<&dyn Arg>) -> Vec<&dyn Arg> {
    let sizes = [1, 4, 16, 64, VALUES_MAX];
    let size = sizes.into_iter().find(|size| *size >= values.len()).unwrap_or(values.len());
    if let Some(last) = values.last().copied() {
        values.resize(size, last);
    }
    values
}

/// Reads many records of a scope; those outside are left out.
///
/// # Errors
/// A fault from the database.
pub fn read_many(tx: &mut Tx<'_>, scope: &Scope, ids: &[PersonId]) -> Result<Vec<Known>> {
    type Names = (PersonId, i64, UnitId, String, String, String, String, String);
    type More = (PersonId, String, Option<String>, Option<String>, Option<String>, Option<String>);
    let args: Vec<&dyn Arg> = ids.iter().map(|id| -> &dyn Arg { id }).collect();
    let names: Vec<Names> = by_list(
        tx,
        "select p.id, p.version, p.home_unit, p.kind, p.title, p.first_name, p.last_name,
         p.legal_first_name from person p cross join person_scope s
         where s.person = p.id and s.unit = $1 and p.id in",
        &[scope.unit()],
        &args,
    )?;
    let mut found: BTreeMap<PersonId, Known> = BTreeMap::new();
    for (id, version, home, kind, title, first_name, last_name, legal_first_name) in names {
        let record = Record {
            kind: Kind::parse(&kind),
            title,
            first_name,
            last_name,
            legal_first_name,
            ..Record::default()
        };
        found.insert(id.clone(), Known { id, version, home, record, facts: Vec::new() });
    }
    let kept: Vec<PersonId> = found.keys().cloned().collect();
    let args: Vec<&dyn Arg> = kept.iter().map(|id| -> &dyn Arg { id }).collect();
    let more: Vec<More> = by_list(
        tx,
        "select id, legal_last_name, number, born_on, died_on, language from person where id in",
        &[],
        &args,
    )?;
    for (id, legal_last_name, number, born_on, died_on, language) in more {
        if let Some(one) = found.get_mut(&id) {
            one.record.legal_last_name = legal_last_name;
            one.record.number = number;
            one.record.born_on = born_on;
            one.record.died_on = died_on;
            one.record.language = language;
        }
    }
    read_lists(tx, &args, &mut found)?;
    Ok(found.into_values().collect())
}

fn read_lists(
    tx: &mut Tx<'_>,
    ids: &[&dyn Arg],
    found: &mut BTreeMap<PersonId, Known>,
) -> Result<()> {
    let mut emails: Vec<(PersonId, i64, String, String, bool)> = by_list(
        tx,
        "select person, position, address, kind, bad from person_email where person in",
        &[],
        ids,
    )?;
    emails.sort_by_key(|row| row.1);
    for (id, _, address, kind, bad) in emails {
        if let Some(one) = found.get_mut(&id) {
            one.record.emails.push(EmailLine { address, kind, bad });
        }
    }
    let mut phones: Vec<(PersonId, i64, String, String, bool)> = by_list(
        tx,
        "select person, position, number, kind, bad from person_phone where person in",
        &[],
        ids,
    )?;
    phones.sort_by_key(|row| row.1);
    for (id, _, number, kind, bad) in phones {
        if let Some(one) = found.get_mut(&id) {
            one.record.phones.push(PhoneLine { number, kind, bad });
        }
    }
    read_addresses(tx, ids, found)?;
    let fields: Vec<(PersonId, String, String)> =
        by_list(tx, "select person, field, value from person_field where person in", &[], ids)?;
    for (id, field, value) in fields {
        if let Some(one) = found.get_mut(&id) {
            one.record.fields.insert(field, value);
        }
    }
    let tags: Vec<(PersonId, String)> =
        by_list(tx, "select person, tag from person_tag where person in", &[], ids)?;
    for (id, tag) in tags {
        if let Some(one) = found.get_mut(&id) {
            one.record.tags.insert(tag);
        }
    }
    let facts: Vec<(PersonId, String, String)> =
        by_list(tx, "select person, kind, on_day from relation_fact where person in", &[], ids)?;
    for (id, kind, day) in facts {
        if let Some(one) = found.get_mut(&id) {
            one.facts.push((FactKind::parse(&kind), day));
        }
    }
    Ok(())
}

kernel::row! {
    struct AddressRow {
        person: PersonId,
        position: i64,
        kind: String,
        line_1: String,
        line_2: String,
        line_3: String,
        postcode: String,
        city: String,
        commune: Option<String>,
        country: String,
        bad: bool,
    }
}

fn read_addresses(
    tx: &mut Tx<'_>,
    ids: &[&dyn Arg],
    found: &mut BTreeMap<PersonId, Known>,
) -> Result<()> {
    let mut rows: Vec<AddressRow> = by_list(
        tx,
        "select person, position, kind, line_1, line_2, line_3, postcode, city, commune, country,
         bad from person_address where person in",
        &[],
        ids,
    )?;
    rows.sort_by_key(|row| row.position);
    for row in rows {
        if let Some(one) = found.get_mut(&row.person) {
            one.record.addresses.push(AddressLine {
                kind: row.kind,
                line_1: row.line_1,
                line_2: row.line_2,
                line_3: row.line_3,
                postcode: row.postcode,
                city: row.city,
                commune: row.commune,
                country: row.country,
                bad: row.bad,
            });
        }
    }
    Ok(())
}

/// The notes kept on people of a scope, each with whose it is.
///
/// # Errors
/// A fault from the database.
pub fn notes_on(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    let args: Vec<&dyn Arg> = ids.iter().map(|id| -> &dyn Arg { id }).collect();
    by_list(tx, "select person, body from person_note where person in", &[], &args)
}
