//! The table against its truths.

use super::*;
use std::collections::HashSet;

fn names(communes: &[Commune]) -> Vec<&str> {
    communes.iter().map(|commune| commune.name).collect()
}

fn insee(name: &str, postcode: Option<&str>) -> Option<&'static str> {
    match_commune(name, postcode).map(|commune| commune.insee)
}

#[test]
fn the_table_is_whole() {
    let all: Vec<Commune> = table().communes().collect();
    let postcodes: HashSet<&str> = all.iter().flat_map(Commune::postcodes).collect();
    let population: u64 = all.iter().filter_map(|commune| commune.population).map(u64::from).sum();
    let departments: HashSet<&str> = all.iter().map(|commune| commune.department).collect();
    assert_eq!(all.len(), 34_969);
    assert_eq!(postcodes.len(), 6_310);
    assert_eq!(population, 68_952_941);
    assert_eq!(departments.len(), 109);
    assert_eq!(all.iter().filter(|commune| commune.population.is_none()).count(), 6);
    assert_eq!(all.iter().filter(|commune| commune.postcodes().count() == 0).count(), 5);
    for department in departments {
        assert!(crate::department(department).is_some(), "{department}");
    }
}

#[test]
fn every_commune_is_found_by_its_code_and_agrees_with_its_department() {
    for one in table().communes() {
        assert_eq!(commune(one.insee), Some(one));
        assert_eq!(department(one.department).map(|found| found.region), Some(one.region));
    }
    assert_eq!(commune("30189").unwrap().name, "Nîmes");
    assert_eq!(commune("99999"), None);
    assert_eq!(commune(""), None);
}

#[test]
fn every_commune_is_matched_by_its_name_and_postcode() {
    let mut missed = Vec::new();
    for one in table().communes() {
        for postcode in one.postcodes() {
            if match_commune(one.name, Some(postcode)) != Some(one) {
                missed.push((one.insee, one.name, postcode));
            }
        }
    }
    assert_eq!(missed, []);
}

#[test]
fn a_postcode_gives_its_communes_the_largest_first() {
    let communes = communes_of_postcode("30000");
    assert_eq!(names(&communes), ["Nîmes"]);
    assert!(communes_of_postcode("30360").len() > 5);
    assert!(communes_of_postcode("30360").is_sorted_by(|a, b| a.population >= b.population));
    assert_eq!(names(&communes_of_postcode("75013")), ["Paris"]);
    assert!(communes_of_postcode("30900 ").is_empty());
    assert!(communes_of_postcode("+3000").is_empty());
}

#[test]
fn search_as_you_type_gives_the_largest_first() {
    assert_eq!(names(&find("nim", None, 3)).first(), Some(&"Nîmes"));
    assert_eq!(names(&find("St Gil", Some("30"), 5)).first(), Some(&"Saint-Gilles"));
    assert_eq!(names(&find("gilles", Some("30"), 5)), ["Saint-Gilles"]);
    assert_eq!(names(&find("grau", Some("30"), 5)), ["Le Grau-du-Roi"]);
    assert_eq!(find("saint", None, 1_000).len(), FIND_MAX);
    assert!(find("", None, 5).is_empty());
    assert!(find("nim", None, 0).is_empty());
    assert!(find("zzzz", None, 5).is_empty());
}

#[test]
fn a_name_is_matched_however_it_is_written() {
    for (name, postcode, expected) in [
        ("NIMES", Some("30000"), Some("30189")),
        ("Nîmes cedex 9", Some("30931"), Some("30189")),
        ("nîmes", None, Some("30189")),
        ("Paris 13e", Some("75013"), Some("75056")),
        ("Paris", None, Some("75056")),
        ("LYON 03", Some("69003"), Some("69123")),
        ("Grau du Roi", Some("30240"), Some("30133")),
        ("Grau-du-Roi (Le)", None, Some("30133")),
        ("St Christol les Ales", Some("30380"), Some("30243")),
        ("Villeneuve lez Avignon", Some("30400"), Some("30351")),
        ("Laudun", Some("30290"), Some("30141")),
        ("Laudun l’Ardoise", Some("30290"), Some("30141")),
        ("Saint-Denis", Some("97400"), Some("97411")),
        ("St Denis", Some("93200"), Some("93066")),
        ("Saint-Denis", None, None),
        ("Nulle-Part", Some("30000"), None),
        ("", Some("30000"), None),
        ("???", None, None),
    ] {
        assert_eq!(insee(name, postcode), expected, "{name} {postcode:?}");
    }
}

#[test]
fn a_postcode_tells_the_department() {
    for (postcode, expected) in [
        ("30000", Some("30")),
        ("97400", Some("974")),
        ("97133", Some("977")),
        ("97150", Some("978")),
        ("20000", Some("2A")),
        ("20200", Some("2B")),
        ("42620", Some("42")),
        ("30931", Some("30")),
        ("98800", Some("988")),
        ("00000", None),
        ("abc", None),
    ] {
        let found = department_of_postcode(postcode).map(|department| department.code);
        assert_eq!(found, expected, "{postcode}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None,
        ..proptest::prelude::ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(name: String, postcode: String) {
        let _ = (match_commune(&name, Some(&postcode)), match_commune(&name, None));
        let _ = (find(&name, Some(&postcode), 5), commune(&name));
        let _ = (department_of_postcode(&postcode), communes_of_postcode(&postcode));
    }
}
