//! Brings in what an earlier program kept of its people, many at once: the newest file replaces
//! what an earlier one said of the same identifier, and what it replaced can come back.

use std::collections::{BTreeMap, BTreeSet};

use kernel::Result;
use kernel::db::{Arg, Cell, Tx, marks};

use super::VALUES_MAX;
use crate::former::rules::{LinkKind, Membership, Past};
use crate::org::PersonId;

type Lines = BTreeMap<String, Vec<Membership>>;
type Said = BTreeMap<(String, String), String>;

/// Brings in what a file says under each identifier, with whose record it became; nobody's yet
/// when a person must decide.
///
/// # Errors
/// A fault from the database.
pub fn bring(
    tx: &mut Tx<'_>,
    source: &str,
    pasts: &[(&str, Option<&PersonId>, &Past)],
    import: &str,
) -> Result<()> {
    if pasts.is_empty() {
        return Ok(());
    }
    // Of two rows with one identifier the last counts.
    let pasts: BTreeMap<&str, (Option<&PersonId>, &Past)> =
        pasts.iter().map(|(legacy, person, past)| (*legacy, (*person, *past))).collect();
    let legacies: Vec<&str> = pasts.keys().copied().filter(|legacy| !legacy.is_empty()).collect();
    identities(tx, source, &legacies, &pasts, import)?;
    memberships(tx, source, &legacies, &pasts, import)?;
    links(tx, source, &legacies, &pasts, import)?;
    facts(tx, source, &legacies, &pasts, import)
}

type Pasts<'a> = BTreeMap<&'a str, (Option<&'a PersonId>, &'a Past)>;

/// Whose record each identifier became, as far as known; identifiers that wait are left out.
///
/// # Errors
/// A fault from the database.
pub fn people_of(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
) -> Result<BTreeMap<String, PersonId>> {
    let all = identified(tx, source, legacies)?;
    Ok(all.into_iter().filter_map(|(legacy, person)| Some((legacy, person?))).collect())
}

/// Which of some identifiers a file of people brought, also those that wait.
///
/// # Errors
/// A fault from the database.
pub fn identifiers(tx: &mut Tx<'_>, source: &str, legacies: &[&str]) -> Result<BTreeSet<String>> {
    Ok(identified(tx, source, legacies)?.into_keys().collect())
}

fn identified(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
) -> Result<BTreeMap<String, Option<PersonId>>> {
    let sql = "select legacy, person from former_identity where source = $1 and legacy in";
    let mut known = BTreeMap::new();
    for some in legacies.chunks(VALUES_MAX) {
        let sql = format!("{sql} ({})", marks(2, some.len()));
        known.extend(tx.rows::<(String, Option<PersonId>)>(&sql, &args(&source, some))?);
    }
    Ok(known)
}

/// The source and some identifiers, as arguments.
pub(super) fn args<'a>(source: &'a &str, some: &'a [&str]) -> Vec<&'a dyn Arg> {
    let first: &dyn Arg = source;
    let some = some.iter().map(|one| -> &dyn Arg { one });
    std::iter::once(first).chain(some).collect()
}

fn identities(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
    pasts: &Pasts<'_>,
    import: &str,
) -> Result<()> {
    let known = identified(tx, source, legacies)?;
    let person = |legacy: &str| pasts.get(legacy).and_then(|(person, _)| *person);
    let fresh = legacies.iter().filter(|legacy| !known.contains_key(**legacy)).map(|legacy| {
        Ok([
            Cell::Text(source.to_owned()),
            Cell::Text((*legacy).to_owned()),
            person(legacy).map_or(Cell::Null, |person| Cell::Text(person.to_string())),
            Cell::Text(import.to_owned()),
        ])
    });
    tx.load("former_identity", &["source", "legacy", "person", "import"], fresh)?;
    for (legacy, _) in known.iter().filter(|(_, kept)| kept.is_none()) {
        if let Some(person) = person(legacy) {
            let sql = "update former_identity set person = $3
                       where source = $1 and legacy = $2 and person is null";
            tx.exec(sql, &[&source, legacy, person])?;
        }
    }
    Ok(())
}

fn memberships(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
    pasts: &Pasts<'_>,
    import: &str,
) -> Result<()> {
    let telling =
        |legacy: &&&str| pasts.get(**legacy).is_some_and(|(_, past)| !past.memberships.is_empty());
    let telling: Vec<&str> = legacies.iter().filter(telling).copied().collect();
    let known = known_memberships(tx, source, &telling)?;
    let mut rows = Vec::new();
    for legacy in telling {
        let Some((_, past)) = pasts.get(legacy) else { continue };
        match known.get(legacy) {
            Some(kept) if *kept == past.memberships => continue,
            Some(_) => {
                let sql = "update former_membership set replaced_by = $3
                           where source = $1 and legacy = $2 and replaced_by is null";
                tx.exec(sql, &[&source, &legacy, &import])?;
            }
            None => {}
        }
        for (position, one) in (0_i64..).zip(&past.memberships) {
            let id: uuid::Uuid = tx.fresh();
            let day = |day: &Option<String>| day.clone().map_or(Cell::Null, Cell::Text);
            rows.push([
                Cell::Text(id.hyphenated().to_string()),
                Cell::Text(source.to_owned()),
                Cell::Text(legacy.to_owned()),
                Cell::Int(position),
                Cell::Text(one.name.clone()),
                day(&one.started_on),
                day(&one.expires_on),
                day(&one.suspended_on),
                Cell::Text(import.to_owned()),
            ]);
        }
    }
    const COLUMNS: [&str; 9] = [
        "id",
        "source",
        "legacy",
        "position",
        "name",
        "started_on",
        "expires_on",
        "suspended_on",
        "import",
    ];
    tx.load("former_membership", &COLUMNS, rows.into_iter().map(Ok)).map(drop)
}

fn known_memberships(tx: &mut Tx<'_>, source: &str, legacies: &[&str]) -> Result<Lines> {
    type Row = (String, String, Option<String>, Option<String>, Option<String>);
    let mut known = Lines::new();
    for some in legacies.chunks(VALUES_MAX) {
        let sql = format!(
            "select legacy, name, started_on, expires_on, suspended_on from former_membership
             where source = $1 and replaced_by is null and legacy in ({})
             order by legacy, position",
            marks(2, some.len())
        );
        for (legacy, name, started_on, expires_on, suspended_on) in
            tx.rows::<Row>(&sql, &args(&source, some))?
        {
            let one = Membership { name, started_on, expires_on, suspended_on };
            known.entry(legacy).or_default().push(one);
        }
    }
    Ok(known)
}

fn links(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
    pasts: &Pasts<'_>,
    import: &str,
) -> Result<()> {
    let tied = |legacy: &&&str| pasts.get(**legacy).is_some_and(|(_, past)| !past.links.is_empty());
    let tied: Vec<&str> = legacies.iter().filter(tied).copied().collect();
    let known = known_links(tx, source, &tied)?;
    let mut rows = Vec::new();
    for legacy in tied {
        let Some((_, past)) = pasts.get(legacy) else { continue };
        for link in &past.links {
            let kind = link.kind.name();
            match known.get(&(legacy.to_owned(), kind.to_owned())) {
                Some(said) if *said == link.said => continue,
                Some(_) => {
                    let sql = "update former_link set replaced_by = $4 where source = $1
                               and legacy = $2 and kind = $3 and replaced_by is null";
                    tx.exec(sql, &[&source, &legacy, &kind, &import])?;
                }
                None => {}
            }
            let id: uuid::Uuid = tx.fresh();
            let other = match link.kind.says_identifier() {
                true => Cell::Text(link.said.clone()),
                false => Cell::Null,
            };
            let outcome = if link.kind.says_identifier() { "found" } else { "unknown" };
            rows.push([
                Cell::Text(id.hyphenated().to_string()),
                Cell::Text(source.to_owned()),
                Cell::Text(legacy.to_owned()),
                Cell::Text(kind.to_owned()),
                Cell::Text(link.said.clone()),
                other,
                Cell::Text(outcome.to_owned()),
                Cell::Text(import.to_owned()),
            ]);
        }
    }
    const COLUMNS: [&str; 8] =
        ["id", "source", "legacy", "kind", "said", "other", "outcome", "import"];
    tx.load("former_link", &COLUMNS, rows.into_iter().map(Ok)).map(drop)
}

fn known_links(tx: &mut Tx<'_>, source: &str, legacies: &[&str]) -> Result<Said> {
    let mut known = Said::new();
    for some in legacies.chunks(VALUES_MAX) {
        let sql = format!(
            "select legacy, kind, said from former_link
             where source = $1 and replaced_by is null and legacy in ({})",
            marks(2, some.len())
        );
        let rows: Vec<(String, String, String)> = tx.rows(&sql, &args(&source, some))?;
        known.extend(rows.into_iter().map(|(legacy, kind, said)| ((legacy, kind), said)));
    }
    Ok(known)
}

fn facts(
    tx: &mut Tx<'_>,
    source: &str,
    legacies: &[&str],
    pasts: &Pasts<'_>,
    import: &str,
) -> Result<()> {
    let of = |legacy: &str| pasts.get(legacy).map(|(_, past)| past.facts.as_slice());
    let told: Vec<&str> =
        legacies.iter().copied().filter(|it| of(it).is_some_and(|it| !it.is_empty())).collect();
    let mut known: BTreeSet<(String, String, String)> = BTreeSet::new();
    for some in told.chunks(VALUES_MAX) {
        let sql = format!(
            "select legacy, kind, name from former_fact where source = $1 and legacy in ({})",
            marks(2, some.len())
        );
        known.extend(tx.rows::<(String, String, String)>(&sql, &args(&source, some))?);
    }
    let mut rows = Vec::new();
    for legacy in told {
        for (kind, name) in of(legacy).unwrap_or_default() {
            if known.insert((legacy.to_owned(), kind.name().to_owned(), name.clone())) {
                let cells = [source, legacy, kind.name(), name.as_str(), import];
                rows.push(cells.map(|cell| Cell::Text(cell.to_owned())));
            }
        }
    }
    let columns = ["source", "legacy", "kind", "name", "import"];
    tx.load("former_fact", &columns, rows.into_iter().map(Ok)).map(drop)
}

/// Most names and addresses of one kind of tie that are looked for.
const WORDS_MAX: i64 = 50_000;

/// The different names and addresses that ties of a kind say.
///
/// # Errors
/// A fault from the database.
pub fn words_of(tx: &mut Tx<'_>, source: &str, kind: LinkKind) -> Result<Vec<String>> {
    let sql = "select distinct said from former_link
               where source = $1 and kind = $2 and replaced_by is null order by said limit $3";
    let rows: Vec<(String,)> = tx.rows(sql, &[&source, &kind.name(), &WORDS_MAX])?;
    Ok(rows.into_iter().map(|(said,)| said).collect())
}

/// Says whom names and addresses of a kind of tie meant: one identifier, or several
/// (`ambiguous`), or nobody.
///
/// # Errors
/// A fault from the database.
pub fn settle_links(
    tx: &mut Tx<'_>,
    source: &str,
    kind: LinkKind,
    meant: &[(String, Option<String>, bool)],
) -> Result<()> {
    for (said, other, several) in meant {
        let outcome = match (other, several) {
            (_, true) => "ambiguous",
            (Some(_), false) => "found",
            (None, false) => "unknown",
        };
        let other = other.as_ref().filter(|_| !several);
        tx.exec(
            "update former_link set other = $4, outcome = $5
             where source = $1 and kind = $2 and said = $3 and replaced_by is null",
            &[&source, &kind.name(), said, &other, &outcome],
        )?;
    }
    Ok(())
}
