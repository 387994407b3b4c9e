//! The communes, postcodes and departments of France, in the binary.
//!
//! Source: Code officiel géographique 2026 (INSEE), postcodes (La Poste), through Etalab's
//! `@etalab/decoupage-administratif` 6.0.0, Licence Ouverte 2.0. The table is unpacked when it
//! is first asked, and stays.

use std::io::Read as _;
use std::sync::LazyLock;

use values::names::fold;

/// Name the source and the date wherever the table is shown.
pub const SOURCE: &str =
    "INSEE, Code officiel géographique 2026 ; La Poste ; Etalab (Licence Ouverte 2.0)";

/// Most communes that a search returns.
pub const FOUND_MAX: usize = 50;

/// A commune.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commune {
    /// INSEE code, five signs (`30007`, `2A004`).
    pub insee: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Its postcodes, joined by commas; a few have none.
    pub postcodes: &'static str,
    /// Department code (`30`, `2A`, `974`).
    pub department: &'static str,
    /// Region code.
    pub region: &'static str,
    /// Legal population; 0 when unknown.
    pub population: u32,
}

impl Commune {
    /// Its postcodes one by one.
    pub fn postcode_list(&self) -> impl Iterator<Item = &'static str> {
        self.postcodes.split(',').filter(|code| !code.is_empty())
    }
}

/// A department or an overseas collectivity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Department {
    /// Its code (`30`, `2A`, `974`).
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Code of its region.
    pub region: &'static str,
}

struct Table {
    /// Sorted by INSEE code.
    communes: Vec<Commune>,
    /// `(postcode, place in communes)`, sorted.
    postcodes: Vec<(&'static str, u32)>,
    /// `(key of the name, place in communes)`, sorted.
    names: Vec<(Box<str>, u32)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(load);
static DEPARTMENTS: LazyLock<Vec<Department>> = LazyLock::new(|| {
    let lines = include_str!("../departments.tsv").lines();
    let department = |line: &'static str| {
        let mut cells = line.split('\t');
        Some(Department { code: cells.next()?, name: cells.next()?, region: cells.next()? })
    };
    lines.filter_map(department).collect()
});

fn load() -> Table {
    let packed: &[u8] = include_bytes!("../communes.tsv.gz");
    let mut text = String::new();
    let read = flate2::read::GzDecoder::new(packed).read_to_string(&mut text);
    assert!(read.is_ok(), "the table in the binary is whole");
    let text: &'static str = Box::leak(text.into_boxed_str());
    let mut communes: Vec<Commune> = text.lines().skip(1).filter_map(commune_of).collect();
    communes.sort_unstable_by_key(|commune| commune.insee);
    let numbered = || (0_u32..).zip(&communes);
    let mut postcodes: Vec<(&'static str, u32)> = numbered()
        .flat_map(|(place, commune)| commune.postcode_list().map(move |code| (code, place)))
        .collect();
    postcodes.sort_unstable();
    let mut names: Vec<(Box<str>, u32)> =
        numbered().map(|(place, commune)| (key(commune.name).into(), place)).collect();
    names.sort_unstable();
    Table { communes, postcodes, names }
}

fn commune_of(line: &'static str) -> Option<Commune> {
    let mut cells = line.split('\t');
    Some(Commune {
        insee: cells.next()?,
        name: cells.next()?,
        postcodes: cells.next()?,
        department: cells.next()?,
        region: cells.next()?,
        population: cells.next()?.parse().unwrap_or(0),
    })
}

/// Every commune, by INSEE code.
#[must_use]
pub fn communes() -> &'static [Commune] {
    &TABLE.communes
}

/// The commune of an INSEE code.
#[must_use]
pub fn commune(insee: &str) -> Option<Commune> {
    let table = &*TABLE;
    let place = table.communes.binary_search_by_key(&insee, |commune| commune.insee).ok()?;
    table.communes.get(place).copied()
}

/// The communes of a postcode, most populated first.
#[must_use]
pub fn communes_of_postcode(postcode: &str) -> Vec<Commune> {
    let table = &*TABLE;
    let first = table.postcodes.partition_point(|(code, _)| *code < postcode);
    let places = table.postcodes.iter().skip(first).take_while(|(code, _)| *code == postcode);
    let mut found: Vec<Commune> = places.filter_map(|(_, place)| at(*place)).collect();
    found.sort_by_key(|commune| std::cmp::Reverse(commune.population));
    found
}

/// Communes whose name begins with what is typed, most populated first, at most `limit`.
#[must_use]
pub fn find(typed: &str, department: Option<&str>, limit: usize) -> Vec<Commune> {
    let prefix = key(typed);
    if prefix.is_empty() {
        return Vec::new();
    }
    let table = &*TABLE;
    let first = table.names.partition_point(|(name, _)| **name < *prefix);
    let names = table.names.iter().skip(first).take_while(|(name, _)| name.starts_with(&prefix));
    let mut found: Vec<Commune> = names.filter_map(|(_, place)| at(*place)).collect();
    found.retain(|commune| department.is_none_or(|code| code == commune.department));
    found.sort_by_key(|commune| std::cmp::Reverse(commune.population));
    found.truncate(limit.min(FOUND_MAX));
    found
}

/// The commune that somebody wrote: by name within the postcode when there is one, else by a
/// name that only one commune bears.
#[must_use]
pub fn match_commune(name: &str, postcode: Option<&str>) -> Option<Commune> {
    let wanted = key(name);
    if let Some(postcode) = postcode {
        let near = communes_of_postcode(postcode);
        if let Some(same) = near.iter().find(|commune| key(commune.name) == wanted) {
            return Some(*same);
        }
        if near.len() == 1 && wanted.is_empty() {
            return near.first().copied();
        }
        let department = department_of_postcode(postcode);
        let mut bearers = bearers(&wanted);
        bearers.retain(|commune| department.is_some_and(|it| it.code == commune.department));
        return only(&bearers);
    }
    only(&bearers(&wanted))
}

fn bearers(wanted: &str) -> Vec<Commune> {
    let table = &*TABLE;
    let first = table.names.partition_point(|(name, _)| **name < *wanted);
    let same = table.names.iter().skip(first).take_while(|(name, _)| **name == *wanted);
    same.filter_map(|(_, place)| at(*place)).collect()
}

fn only(communes: &[Commune]) -> Option<Commune> {
    match communes {
        [one] => Some(*one),
        _ => None,
    }
}

fn at(place: u32) -> Option<Commune> {
    TABLE.communes.get(usize::try_from(place).ok()?).copied()
}

/// Every department, by code.
#[must_use]
pub fn departments() -> &'static [Department] {
    &DEPARTMENTS
}

/// The department of a code.
#[must_use]
pub fn department(code: &str) -> Option<Department> {
    DEPARTMENTS.iter().find(|department| department.code == code).copied()
}

/// The department of a postcode, by its communes, else by its first digits.
#[must_use]
pub fn department_of_postcode(postcode: &str) -> Option<Department> {
    let by_commune = communes_of_postcode(postcode).first().map(|commune| commune.department);
    let digits = if postcode.starts_with("97") || postcode.starts_with("98") { 3 } else { 2 };
    department(by_commune.or_else(|| postcode.get(..digits))?)
}

/// How names agree: folded, «St» and «Ste» in full, without CEDEX and arrondissement.
fn key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<&str> = Vec::new();
    for word in folded.split(' ') {
        match word {
            "cedex" => break,
            "st" => words.push("saint"),
            "ste" => words.push("sainte"),
            _ => words.push(word),
        }
    }
    let ends_with_number = words.last().is_some_and(|word| {
        let digits = word.trim_end_matches(|sign: char| sign.is_alphabetic());
        !digits.is_empty() && digits.chars().all(|sign| sign.is_ascii_digit())
    });
    if ends_with_number && words.len() > 1 {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_the_one_of_2026() {
        assert_eq!(communes().len(), 34_969);
        let population: u64 = communes().iter().map(|commune| u64::from(commune.population)).sum();
        assert_eq!(population, 68_952_941);
        let mut postcodes: Vec<&str> = communes().iter().flat_map(Commune::postcode_list).collect();
        postcodes.sort_unstable();
        postcodes.dedup();
        assert_eq!(postcodes.len(), 6_310);
        assert_eq!(departments().len(), 109);
        assert!(communes().iter().all(|it| department(it.department).is_some()));
        assert!(communes().iter().all(|it| {
            department(it.department).is_some_and(|department| department.region == it.region)
        }));
    }

    #[test]
    fn communes_are_found_by_code_postcode_and_name() {
        assert_eq!(commune("30007").unwrap().name, "Alès");
        assert_eq!(communes_of_postcode("30100")[0].name, "Alès");
        assert_eq!(find("nim", None, 5)[0].name, "Nîmes");
        assert!(find("", None, 5).is_empty());
        assert_eq!(department_of_postcode("97400").unwrap().name, "La Réunion");
        assert_eq!(department_of_postcode("20000").unwrap().code, "2A");
    }

    #[test]
    fn written_names_agree_with_the_official_ones() {
        let official = |name, code| match_commune(name, Some(code)).map(|it| it.name);
        assert_eq!(official("NIMES CEDEX 9", "30000"), Some("Nîmes"));
        assert_eq!(official("St Gilles", "30800"), Some("Saint-Gilles"));
        assert_eq!(official("Paris 13e", "75013"), Some("Paris"));
        assert_eq!(official("Nulle-Part", "30000"), None);
    }
}
