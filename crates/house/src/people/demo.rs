//! Invented people for the demonstration: believable, of several origins, all of them fictional.

use kernel::Result;
use kernel::db::Tx;
use kernel::time::DAY_MS;
use territory::Commune;

use crate::feature::Demo;
use crate::org::{PersonId, Scope, Unit, UnitId, root, units_below};
use crate::people::record::{AddressLine, EmailLine, Kind, PhoneLine, Record};
use crate::people::store::{
    Cause, NewPerson, Way, add_note, add_task, create_many, ensure_tag, join_household,
};
use crate::people::{FactKind, TagId, add_fact};

const FIRST_NAMES: &str = "Ana Maël Colette Thierry Odile Nadia Yanis Inès Chloé Hugo Patricia \
    Mamadou Elif Samir Hélène Jean-Luc Bernard Aïssata Léo Camille Françoise Rachid Linh Sofia \
    Ousmane Marie-Claude Tiago Malika Erwan Nolwenn Fatoumata Karim Agnieszka Mehdi Gwenaëlle \
    Rosa Paulo Awa Youssef Océane Théo Jeanne Minh Solène Bakary Leïla Lucas Danielle Sylvie \
    Victor Naïma Étienne Amadou Zoé Mireille Kevin Sandrine Kenza Baptiste Marguerite";
const LAST_NAMES: [&str; 60] = [
    "Moulin",
    "Le Gall",
    "Vauquelin",
    "Quesnel",
    "Fauvel",
    "Ferhat",
    "Benkacem",
    "Carpentier",
    "Duchemin",
    "Lemonnier",
    "Leroux",
    "Sylla",
    "Şahin",
    "Toumi",
    "Wiśniewska",
    "Hauchecorne",
    "Aubourg",
    "Diarra",
    "Martin",
    "Nguyen",
    "Garcia",
    "Da Silva",
    "Lopez",
    "de La Tour",
    "Petit",
    "Moreau",
    "Haddad",
    "Traoré",
    "Kowalski",
    "Rossi",
    "Fernandes",
    "Bouzid",
    "Morvan",
    "Kerbrat",
    "Hoarau",
    "Payet",
    "Ramassamy",
    "Céleste",
    "Ndiaye",
    "Tran",
    "Rivière",
    "Chevalier",
    "Gauthier",
    "Masson",
    "Belkacem",
    "Cohen",
    "Peeters",
    "Yilmaz",
    "Konaté",
    "Guérin",
    "Roussel",
    "Lefèvre",
    "Noël",
    "Perrin",
    "Mathieu",
    "Bonnet",
    "Schmitt",
    "Weber",
    "Etchegaray",
    "Paoli",
];
const STREETS: [&str; 12] = [
    "rue du Pont",
    "place de la Mairie",
    "avenue de la République",
    "rue des Tisserands",
    "chemin des Vignes",
    "rue Louise-Michel",
    "impasse du Lavoir",
    "boulevard Jean-Jaurès",
    "rue de la Gare",
    "allée des Tilleuls",
    "quai des Mariniers",
    "rue Victor-Hugo",
];
const ORGANISATIONS: [&str; 6] = [
    "Amicale des locataires",
    "Maison de quartier",
    "Régie rurale",
    "Collectif des usagers du train",
    "Club de la Vigne",
    "Atelier vélo",
];
const TAGS: [&str; 5] = ["Bénévole", "Collage", "Covoiturage", "Tenue de table", "Relecture"];
const NOTES: [&str; 4] = [
    "Préfère être appelée le soir, après 19 h.",
    "Veut bien aider à la prochaine réunion publique.",
    "Rencontrée au marché ; demande le compte rendu.",
    "Ne souhaite pas tenir de table, mais relit volontiers les tracts.",
];
const TASKS: [&str; 3] =
    ["Rappeler pour l'accueil", "Envoyer la carte", "Proposer la réunion du mois"];
const MAIL_HOSTS: [&str; 3] = ["example.org", "example.net", "example.com"];
const SLICE: usize = 500;

/// Invents the demonstration's people, spread over its units.
pub(super) fn demo(tx: &mut Tx<'_>, demo: &mut Demo) -> Result<()> {
    let top = root(tx)?;
    let mut units = units_below(tx, &top.id, 9, 5_000)?;
    let sections: Vec<Unit> = units.iter().filter(|unit| unit.kind == "section").cloned().collect();
    if !sections.is_empty() {
        units = sections;
    }
    if units.is_empty() {
        units.push(top.clone());
    }
    let mut tags = Vec::new();
    for tag in TAGS {
        tags.push(ensure_tag(tx, &top.id, tag)?);
    }
    let places: Vec<Commune> = territory::communes()
        .filter(|commune| commune.population.is_some_and(|people| people > 2_000))
        .filter(|commune| commune.postcodes().next().is_some())
        .collect();
    // Each unit has its own corner of the country.
    let homes: Vec<(UnitId, usize)> =
        units.iter().map(|unit| (unit.id.clone(), demo.below(places.len()))).collect();
    let mut made = 0;
    while made < demo.people {
        let size = SLICE.min(demo.people - made);
        let slice: Vec<NewPerson> = (0..size)
            .filter_map(|index| {
                let (home, near) = homes.get((made + index) % homes.len())?;
                let place = places.get((near + demo.below(4)) % places.len())?;
                let record = invented(demo, place, &tags, made + index);
                Some(NewPerson { id: tx.fresh(), home: home.clone(), record })
            })
            .collect();
        let cause = Cause { by: None, mandate: None, way: Way::House };
        create_many(tx, &slice, &cause)?;
        around(tx, demo, &slice)?;
        made += size;
    }
    Ok(())
}

fn pick<T: Copy + Default>(demo: &mut Demo, from: &[T]) -> T {
    demo.one_of(from).copied().unwrap_or_default()
}

fn invented(demo: &mut Demo, place: &Commune, tags: &[TagId], number: usize) -> Record {
    let postcode = place.postcodes().next().unwrap_or_default().to_owned();
    let address = AddressLine {
        kind: "home".to_owned(),
        line_1: format!("{} {}", 1 + demo.below(120), pick(demo, &STREETS)),
        postcode,
        city: place.name.to_owned(),
        commune: Some(place.insee.to_owned()),
        ..AddressLine::default()
    };
    if demo.chance(1) {
        let name = pick(demo, &ORGANISATIONS);
        return Record {
            kind: Kind::Organisation,
            last_name: format!("{name} de {}", place.name),
            addresses: vec![address],
            ..Record::default()
        };
    }
    let names: Vec<&str> = FIRST_NAMES.split_whitespace().collect();
    let (first, last) = (pick(demo, &names), pick(demo, &LAST_NAMES));
    let local = values::names::fold(&format!("{first} {last}")).replace(' ', ".");
    let host = pick(demo, &MAIL_HOSTS);
    let email = EmailLine {
        address: format!("{local}.{number}@{host}"),
        kind: "home".to_owned(),
        bad: demo.chance(2),
    };
    // 06 39 98 xx xx is kept free by Arcep for works of fiction.
    let phone = PhoneLine {
        number: format!("+3363998{:04}", demo.below(10_000)),
        kind: "mobile".to_owned(),
        bad: demo.chance(1),
    };
    let born =
        format!("{}-{:02}-{:02}", 1935 + demo.below(72), 1 + demo.below(12), 1 + demo.below(28));
    Record {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        number: demo.chance(70).then(|| format!("{}-{:05}", place.department, number)),
        born_on: demo.chance(60).then_some(born),
        emails: if demo.chance(82) { vec![email] } else { Vec::new() },
        phones: if demo.chance(75) { vec![phone] } else { Vec::new() },
        addresses: if demo.chance(92) { vec![address] } else { Vec::new() },
        tags: if demo.chance(25) {
            demo.one_of(tags).map(TagId::to_string).into_iter().collect()
        } else {
            Default::default()
        },
        ..Record::default()
    }
}

/// Years of facts, some notes, tasks and households.
fn around(tx: &mut Tx<'_>, demo: &mut Demo, people: &[NewPerson]) -> Result<()> {
    let house = Scope::of_the_house(tx)?;
    let mut before: Option<&NewPerson> = None;
    for person in people {
        facts(tx, demo, &person.id)?;
        if person.record.kind == Kind::Organisation {
            continue;
        }
        let Some(scope) = house.narrowed(tx, &person.home)? else { continue };
        if demo.chance(6) {
            add_note(tx, &scope, &person.id, pick(demo, &NOTES), &person.id)?;
        }
        if demo.chance(3) {
            let due = tx.now().plus_ms(i64::try_from(demo.below(30))? * DAY_MS).day_text();
            add_task(tx, &scope, &person.id, pick(demo, &TASKS), Some(&due), &person.id)?;
        }
        if let Some(other) = before.filter(|other| other.home == person.home)
            && demo.chance(4)
        {
            join_household(tx, &house, &person.id, &other.id)?;
        }
        before = Some(person);
    }
    Ok(())
}

fn facts(tx: &mut Tx<'_>, demo: &mut Demo, person: &PersonId) -> Result<()> {
    let now = tx.now();
    let since = i64::try_from(30 + demo.below(3_600))?;
    let day = now.plus_ms(-since * DAY_MS).day_text();
    let first = match demo.below(10) {
        0..6 => FactKind::Joined,
        6 | 7 => FactKind::Interest,
        _ => FactKind::Contact,
    };
    add_fact(tx, person, first, &day, "demo", None)?;
    if first == FactKind::Joined && demo.chance(18) {
        let until = i64::try_from(demo.below(usize::try_from(since)?))?;
        let day = now.plus_ms(-until * DAY_MS).day_text();
        add_fact(tx, person, FactKind::Left, &day, "demo", None)?;
    }
    Ok(())
}
