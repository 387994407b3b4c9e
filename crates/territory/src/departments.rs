//! The departments and overseas collectivities, with their names and regions.
use std::sync::OnceLock;

/// `code name region_code region_name`, separated by tabs, under a header.
const TEXT: &str = include_str!("../departments.tsv");

/// One department, or overseas collectivity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Department {
    /// The official code, `30`, `2A`, `974`.
    pub code: &'static str,
    /// The French name, without article but for those that have one in it.
    pub name: &'static str,
    /// The INSEE code of its region; its own code when it belongs to none.
    pub region: &'static str,
    /// The French name of its region; its own name when it belongs to none.
    pub region_name: &'static str,
}

/// All departments and collectivities, by code.
#[must_use]
pub fn departments() -> &'static [Department] {
    static ALL: OnceLock<Vec<Department>> = OnceLock::new();
    ALL.get_or_init(|| TEXT.lines().skip(1).filter_map(read).collect())
}

/// The department with this code.
#[must_use]
pub fn department(code: &str) -> Option<&'static Department> {
    let all = departments();
    let place = all.binary_search_by(|department| department.code.cmp(code)).ok()?;
    all.get(place)
}

fn read(line: &'static str) -> Option<Department> {
    let mut cells = line.split('\t');
    Some(Department {
        code: cells.next()?,
        name: cells.next()?,
        region: cells.next()?,
        region_name: cells.next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_is_there_in_order() {
        assert_eq!(departments().len(), 109);
        assert!(departments().is_sorted_by_key(|department| department.code));
        assert_eq!(department("30").unwrap().name, "Gard");
        assert_eq!(department("30").unwrap().region_name, "Occitanie");
        assert_eq!(department("2A").unwrap().name, "Corse-du-Sud");
        assert_eq!(department("974").unwrap().region_name, "La Réunion");
        assert_eq!(department("20"), None);
    }
}
