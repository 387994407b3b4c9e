//! The organisation of the demonstration: invented, on the ground of real communes.

use kernel::Result;
use kernel::db::Tx;

use crate::feature::Demo;
use crate::org::store::{self, ClaimKind};

/// A section: name of its commune, INSEE code, postcodes.
type Section = (&'static str, &'static str, &'static str);

/// Federations: code and name of the department, its sections.
const FEDERATIONS: [(&str, &str, &[Section]); 12] = [
    (
        "30",
        "Gard",
        &[
            ("Aigues-Mortes", "30003", "30220"),
            ("Aimargues", "30006", "30470"),
            ("Alès", "30007", "30100"),
            ("Bagnols-sur-Cèze", "30028", "30200"),
            ("Beaucaire", "30032", "30300"),
            ("Beauvoisin", "30033", "30640"),
            ("Bellegarde", "30034", "30127"),
            ("Bouillargues", "30047", "30230"),
            ("Calvisson", "30062", "30420"),
            ("Laudun-l'Ardoise", "30141", "30290"),
            ("Le Grau-du-Roi", "30133", "30240"),
            ("Les Angles", "30011", "30133"),
            ("Manduel", "30155", "30129"),
            ("Marguerittes", "30156", "30320"),
            ("Milhaud", "30169", "30540"),
            ("Nîmes", "30189", "30000 30900"),
            ("Pont-Saint-Esprit", "30202", "30130"),
            ("Rochefort-du-Gard", "30217", "30650"),
            ("Saint-Christol-lez-Alès", "30243", "30380"),
            ("Saint-Gilles", "30258", "30800"),
            ("Uzès", "30334", "30700"),
            ("Vauvert", "30341", "30600"),
            ("Vergèze", "30344", "30310"),
            ("Villeneuve-lès-Avignon", "30351", "30400"),
        ],
    ),
    (
        "34",
        "Hérault",
        &[
            ("Montpellier", "34172", "34000 34070 34080 34090"),
            ("Béziers", "34032", "34500"),
            ("Sète", "34301", "34200"),
            ("Agde", "34003", "34300"),
        ],
    ),
    (
        "69",
        "Rhône",
        &[
            ("Lyon", "69123", "69001 69002 69003 69004 69005 69006 69007 69008 69009"),
            ("Villeurbanne", "69266", "69100"),
            ("Vénissieux", "69259", "69200"),
            ("Vaulx-en-Velin", "69256", "69120"),
        ],
    ),
    (
        "59",
        "Nord",
        &[
            ("Lille", "59350", "59000 59160 59260 59777 59800"),
            ("Tourcoing", "59599", "59200"),
            ("Roubaix", "59512", "59100"),
            ("Dunkerque", "59183", "59140 59240 59279 59430 59640"),
        ],
    ),
    (
        "29",
        "Finistère",
        &[
            ("Brest", "29019", "29200"),
            ("Quimper", "29232", "29000"),
            ("Concarneau", "29039", "29900"),
        ],
    ),
    (
        "33",
        "Gironde",
        &[
            ("Bordeaux", "33063", "33000 33100 33200 33300 33800"),
            ("Mérignac", "33281", "33700"),
            ("Pessac", "33318", "33600"),
        ],
    ),
    (
        "67",
        "Bas-Rhin",
        &[
            ("Strasbourg", "67482", "67000 67100 67200"),
            ("Haguenau", "67180", "67500"),
            ("Schiltigheim", "67447", "67300"),
        ],
    ),
    (
        "38",
        "Isère",
        &[
            ("Grenoble", "38185", "38000 38100"),
            ("Saint-Martin-d'Hères", "38421", "38400"),
            ("Échirolles", "38151", "38130"),
        ],
    ),
    (
        "44",
        "Loire-Atlantique",
        &[
            ("Nantes", "44109", "44000 44100 44200 44300"),
            ("Saint-Nazaire", "44184", "44600"),
            ("Saint-Herblain", "44162", "44800"),
        ],
    ),
    (
        "76",
        "Seine-Maritime",
        &[
            ("Le Havre", "76351", "76600 76610 76620"),
            ("Rouen", "76540", "76000 76100"),
            ("Saint-Étienne-du-Rouvray", "76575", "76800"),
        ],
    ),
    (
        "93",
        "Seine-Saint-Denis",
        &[
            ("Saint-Denis", "93066", "93200 93210 93380"),
            ("Montreuil", "93048", "93100"),
            ("Aubervilliers", "93001", "93300"),
        ],
    ),
    (
        "80",
        "Somme",
        &[
            ("Amiens", "80021", "80000 80080 80090"),
            ("Abbeville", "80001", "80100"),
            ("Albert", "80016", "80300"),
        ],
    ),
];

/// Makes the organisation, its federations and its sections with what they look after.
/// Mandates come with the people, from a feature below.
///
/// # Errors
/// A fault from the database.
pub(super) fn demo(tx: &mut Tx<'_>, _: &mut Demo) -> Result<()> {
    store::install(tx)?;
    store::set(tx, "name", "Union des quartiers", None)?;
    store::set(tx, "contact", "donnees@union-des-quartiers.example.org", None)?;
    let root = match store::root_if_any(tx)? {
        Some(root) => root.id,
        None => store::add_unit(tx, None, "national", "Union des quartiers")?,
    };
    for (code, name, sections) in FEDERATIONS {
        let federation = store::add_unit(tx, Some(&root), "federation", name)?;
        store::add_claim(tx, &federation, ClaimKind::Department, code)?;
        for (name, insee, postcodes) in sections {
            let section = store::add_unit(tx, Some(&federation), "section", name)?;
            store::add_claim(tx, &section, ClaimKind::Commune, insee)?;
            for postcode in postcodes.split(' ') {
                store::add_claim(tx, &section, ClaimKind::Postcode, postcode)?;
            }
        }
    }
    Ok(())
}
