//! The communes, postcodes and departments of France, in the binary.
//!
//! The table is compressed in the binary and read once, when it is first asked for; answers borrow
//! from it. Source, date and licence of the data: see README.md beside this crate.
mod departments;
mod distance;
mod matching;
mod outlines;
mod table;

pub use departments::{Department, department, departments};
pub use distance::{DISTANCE_KM_MAX, Point, within};
pub use outlines::{OUTLINES_CREDIT, OUTLINES_FRAME, Outline, outlines};

use table::{Place, table};

/// Name the source and its date wherever the table is shown.
pub const SOURCE: &str =
    "INSEE, Code officiel géographique 2026 ; La Poste ; Etalab ; IGN ; DILA (Licence Ouverte 2.0)";

/// Most communes that one search returns, whatever its caller asks for.
pub const FIND_MAX: usize = 50;
/// Longest text looked up, in bytes; a longer one finds nothing.
pub const TEXT_MAX_BYTES: usize = 200;

/// One commune of the official geographic code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Commune {
    /// The INSEE code, five signs, `2A004`; not the postcode.
    pub insee: &'static str,
    /// The official name, with accents and hyphens.
    pub name: &'static str,
    /// The code of the department or collectivity, `30`, `2A`, `974`.
    pub department: &'static str,
    /// The INSEE code of the region, `76`; for a collectivity without region, its own code.
    pub region: &'static str,
    /// The legal population; `None` where nobody is counted.
    pub population: Option<u32>,
    /// Where its town hall is; `None` for a hundred, most of them in the Pacific.
    pub point: Option<Point>,
    /// The postcodes joined by commas, as in the table.
    postcodes: &'static str,
}

impl Commune {
    /// The postcodes of the commune; a few lands without inhabitants have none.
    pub fn postcodes(&self) -> impl Iterator<Item = &'static str> {
        self.postcodes.split(',').filter(|postcode| !postcode.is_empty())
    }
}

/// Reads the table now rather than at the first question, so that no visitor waits for it.
pub fn load() {
    table();
}

/// Every commune.
pub fn communes() -> impl Iterator<Item = Commune> {
    table().communes()
}

/// The commune with this INSEE code.
#[must_use]
pub fn commune(insee: &str) -> Option<Commune> {
    table().commune(insee)
}

/// The communes that a postcode serves, most populated first; none if it serves none (CEDEX).
#[must_use]
pub fn communes_of_postcode(postcode: &str) -> Vec<Commune> {
    table().communes_of_postcode(postcode)
}

/// The communes whose name begins with a text, or has a word that does, as someone types it.
///
/// Names that begin so come first, then the others; each group by population. At most `limit` and
/// [`FIND_MAX`] answers; nothing for an empty text.
#[must_use]
pub fn find(prefix: &str, department: Option<&str>, limit: usize) -> Vec<Commune> {
    if prefix.len() > TEXT_MAX_BYTES {
        return Vec::new();
    }
    let prefix = matching::spelled_out(prefix);
    if prefix.is_empty() {
        return Vec::new();
    }
    let limit = limit.min(FIND_MAX);
    let mut first = Vec::new();
    let mut later = Vec::new();
    for (commune, place) in table().containing(&prefix) {
        if first.len() >= limit {
            break;
        }
        if department.is_some_and(|code| code != commune.department) {
            continue;
        }
        match place {
            Place::Beginning => first.push(commune),
            Place::LaterWord if later.len() < limit => later.push(commune),
            Place::LaterWord => {}
        }
    }
    for commune in later {
        if first.len() < limit && !first.contains(&commune) {
            first.push(commune);
        }
    }
    first
}

/// The commune that someone means by a name and, better, a postcode.
///
/// Case, accents, hyphens and articles do not matter; « St », « Ste », « s/ », CEDEX and the
/// numbers of arrondissements are understood. `None` when no commune fits, or several do.
#[must_use]
pub fn match_commune(name: &str, postcode: Option<&str>) -> Option<Commune> {
    if name.len() > TEXT_MAX_BYTES {
        return None;
    }
    let key = matching::key(name);
    if key.is_empty() {
        return None;
    }
    let named = table().named(&key);
    let Some(postcode) = postcode.map(str::trim).filter(|code| !code.is_empty()) else {
        return only(&exact_first(&named, name));
    };
    let served = table().communes_of_postcode(postcode);
    let serves = |commune: &&Commune| served.iter().any(|other| other.insee == commune.insee);
    let here: Vec<Commune> = named.iter().filter(serves).copied().collect();
    if !here.is_empty() {
        return only(&exact_first(&here, name));
    }
    // CEDEX and special postcodes serve no commune: the department has to do.
    let department = department_of_postcode(postcode).map(|department| department.code);
    let near: Vec<Commune> =
        named.iter().filter(|commune| Some(commune.department) == department).copied().collect();
    if !near.is_empty() {
        return only(&exact_first(&near, name));
    }
    // « Laudun » for Laudun-l'Ardoise: the postcode vouches for the beginning of a name.
    let begun: Vec<Commune> = served
        .iter()
        .filter(|commune| matching::begins_with_words(&matching::key(commune.name), &key))
        .copied()
        .collect();
    only(&begun)
}

/// Those whose whole name, article included, is the one typed; all of them if none is.
fn exact_first(communes: &[Commune], name: &str) -> Vec<Commune> {
    let typed = matching::spelled_out(name);
    let exact: Vec<Commune> = communes
        .iter()
        .filter(|commune| matching::spelled_out(commune.name) == typed)
        .copied()
        .collect();
    if exact.is_empty() { communes.to_vec() } else { exact }
}

/// The only element, if there is exactly one.
fn only(communes: &[Commune]) -> Option<Commune> {
    match communes {
        [commune] => Some(*commune),
        _ => None,
    }
}

/// The department that a postcode serves: the one where most of its inhabitants live, since some
/// thirty postcodes cross a border; for a CEDEX, the one that its first digits name.
#[must_use]
pub fn department_of_postcode(postcode: &str) -> Option<&'static Department> {
    let postcode = postcode.trim();
    let served = communes_of_postcode(postcode);
    let inhabitants = |code: &str| -> u64 {
        let of_department = served.iter().filter(|commune| commune.department == code);
        of_department.map(|commune| u64::from(commune.population.unwrap_or(0))).sum()
    };
    let most = served.iter().map(|commune| commune.department).max_by_key(|code| inhabitants(code));
    match most {
        Some(code) => department(code),
        None => {
            values::Postcode::parse(postcode).ok().and_then(|code| department(code.department()))
        }
    }
}

#[cfg(test)]
mod tests;
