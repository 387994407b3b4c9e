//! How far communes are from one another, as the crow flies.

use crate::{Commune, commune, communes};

/// The farthest distance that is asked for, in kilometres.
pub const DISTANCE_KM_MAX: u32 = 100;
/// The mean radius of the earth, in kilometres.
const EARTH_KM: f64 = 6_371.0;
/// Kilometres of a degree of latitude, a little less: a first, generous sieve.
const DEGREE_KM: f64 = 111.0;

/// A place on the earth, in thousandths of a degree: to about a hundred metres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// North of the equator.
    pub latitude: i32,
    /// East of Greenwich.
    pub longitude: i32,
}

impl Point {
    /// Reads both, in thousandths of a degree; `None` where there are none.
    pub(crate) fn read(latitude: &str, longitude: &str) -> Option<Self> {
        Some(Self { latitude: latitude.parse().ok()?, longitude: longitude.parse().ok()? })
    }

    /// Kilometres to another place, along the earth.
    #[must_use]
    pub fn km_to(self, other: Self) -> f64 {
        let radians = |thousandths: i32| f64::from(thousandths) / 1_000.0 * RADIANS;
        let (south, north) = (radians(self.latitude), radians(other.latitude));
        let half = |angle: f64| (angle / 2.0).sin().powi(2);
        let across = half(radians(other.longitude.saturating_sub(self.longitude)));
        let chord = half(north - south) + south.cos() * north.cos() * across;
        2.0 * EARTH_KM * chord.sqrt().min(1.0).asin()
    }
}

/// Radians of a degree.
const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// The communes whose town hall is at most so far from that of this one, itself first, the others
/// most populated first. Itself alone when nobody knows where it is, or when it is not known.
#[must_use]
pub fn within(insee: &str, km: u32) -> Vec<Commune> {
    let Some(centre) = commune(insee) else { return Vec::new() };
    let Some(from) = centre.point else { return vec![centre] };
    let km = f64::from(km.min(DISTANCE_KM_MAX));
    let near = communes().filter(|other| {
        other.insee != centre.insee
            && other.point.is_some_and(|point| {
                let degrees = f64::from(point.latitude.saturating_sub(from.latitude)) / 1_000.0;
                degrees.abs() * DEGREE_KM <= km && from.km_to(point) <= km
            })
    });
    std::iter::once(centre).chain(near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(insee: &str) -> Point {
        commune(insee).unwrap().point.unwrap()
    }

    #[test]
    fn distances_are_those_of_the_map() {
        for (from, to, km) in [
            ("30007", "30189", 39.3),
            ("30189", "34172", 46.0),
            ("75056", "69123", 392.0),
            ("75056", "97411", 9_350.0),
            ("30007", "30007", 0.0),
        ] {
            let found = point(from).km_to(point(to));
            assert!((found - km).abs() <= 1.0 + km * 0.02, "{from} {to}: {found}");
        }
    }

    #[test]
    fn communes_around_come_with_the_commune_itself() {
        let names = |insee: &str, km| {
            within(insee, km).iter().map(|commune| commune.name).collect::<Vec<_>>()
        };
        assert_eq!(names("30007", 0), ["Alès"]);
        let near = names("30007", 5);
        assert!(near.contains(&"Saint-Martin-de-Valgalgues"), "{near:?}");
        assert!(!near.contains(&"Nîmes"), "{near:?}");
        assert!(names("30007", 40).contains(&"Nîmes"));
        // Without a place, itself alone.
        assert_eq!(names("98735", 100), ["Papeete"]);
        assert!(within("99999", 10).is_empty());
    }

    #[test]
    fn the_sieve_loses_nobody() {
        for (insee, km) in [("30007", 30), ("29019", 60), ("97411", 80), ("75056", 15)] {
            let from = point(insee);
            let near = |point: Point| from.km_to(point) <= f64::from(km);
            let plain = communes().filter(|one| one.point.is_some_and(near)).count();
            assert_eq!(within(insee, km).len(), plain, "{insee}");
        }
    }

    #[test]
    fn nearly_all_communes_have_a_place() {
        assert_eq!(communes().filter(|commune| commune.point.is_none()).count(), 102);
        let in_france = communes().filter_map(|commune| commune.point).all(|point| {
            (-21_500..=51_200).contains(&point.latitude)
                && (-63_000..=56_000).contains(&point.longitude)
        });
        assert!(in_france);
    }
}
