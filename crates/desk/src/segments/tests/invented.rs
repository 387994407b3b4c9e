//! Repeatable random people and random trees.

use kernel::Result;
use kernel::db::Tx;

use crate::consent::{self, Channel, ELECTRONIC_CONTACT, Evidence, Kind, Way};
use crate::criterion::{Sign, Test};
use crate::feature::Demo;
use crate::features::criterion;
use crate::org::{PersonId, Scope, UnitId};
use crate::people::{
    self, AddressLine, Cause, EmailLine, FactKind, FieldKind, PhoneLine, Record, TagId,
};
use crate::segments::rules::{Condition, Tree};
use crate::segments::tests::naive::Facts;

const LAST: [&str; 6] = ["Moulin", "Le Gall", "Moulinier", "Şahin", "Dupont", "Élouard"];
const TAGS: [&str; 3] = ["Relais", "Bureau de vote", "n° 1 \"or\""];
const PLACES: [(&str, Option<&str>, &str); 6] = [
    ("30100", Some("30007"), ""),
    ("30000", None, ""),
    ("34200", Some("34301"), "FR"),
    ("20200", None, ""),
    ("1000", None, "BE"),
    ("97400", Some("97411"), ""),
];
const DAYS: [&str; 6] =
    ["2019-05-01", "2026-11-24", "2026-11-01", "2026-08-30", "2024-01-15", "2027-01-01"];
const BORN: [&str; 7] =
    ["1950", "1990-11-24", "1990-11-25", "2008-02-29", "1971-06-02", "2012-01-01", "2009-11-24"];
const UNITS: [(&str, &[&str]); 3] = [
    ("Alès", &["Alès", "Gard", "Union"]),
    ("Nîmes", &["Nîmes", "Gard", "Union"]),
    ("Sète", &["Sète", "Hérault", "Union"]),
];

/// What people are invented with.
pub struct Around {
    pub tags: Vec<TagId>,
    pub profession: crate::people::FieldId,
    pub units: Vec<UnitId>,
}

/// Tags, a field and purposes of the whole organisation.
pub fn around(tx: &mut Tx<'_>, units: &[UnitId]) -> Result<Around> {
    consent::install(tx)?;
    let root = Scope::of_the_house(tx)?.unit().clone();
    let mut tags = Vec::new();
    for name in TAGS {
        tags.push(people::ensure_tag(tx, &root, name)?);
    }
    let profession = people::ensure_field(tx, &root, "Métier", FieldKind::Text)?;
    Ok(Around { tags, profession, units: units.to_vec() })
}

/// One invented person, and all that is known of them.
pub fn person(tx: &mut Tx<'_>, demo: &mut Demo, around: &Around) -> Result<(PersonId, Facts)> {
    let place = demo.below(UNITS.len());
    let (home, above) = UNITS[place];
    let mut facts = Facts { home: home.to_owned(), ..Facts::default() };
    facts.units.extend(above.iter().map(|name| (*name).to_owned()));
    facts.home_above.clone_from(&facts.units);
    let mut record = record(demo);
    for (tag, name) in around.tags.iter().zip(TAGS) {
        if demo.chance(30) {
            record.tags.insert(tag.to_string());
            facts.tags.insert(name.to_owned());
        }
    }
    if demo.chance(50) {
        let value = (*demo.one_of(&["infirmière", "Prof", "yes"]).unwrap()).to_owned();
        record.fields.insert(around.profession.to_string(), value.clone());
        facts.fields.push(("metier".to_owned(), value));
    }
    let cause = Cause { by: None, mandate: None, way: people::Way::House };
    let id = people::create(tx, &around.units[place], &record, &cause)?;
    if demo.chance(15) {
        let other = (place + 1) % UNITS.len();
        people::add_belonging(tx, &id, &around.units[other], "2026-01-01", None)?;
        facts.units.extend(UNITS[other].1.iter().map(|name| (*name).to_owned()));
    }
    facts.record = record;
    facts.created_at = tx.now().0;
    happen(tx, demo, &id, &mut facts)?;
    follow(tx, demo, &id, &around.units[place], &mut facts)?;
    agree(tx, demo, &id, &mut facts)?;
    Ok((id, facts))
}

fn record(demo: &mut Demo) -> Record {
    let some = |demo: &mut Demo, from: &[&str]| (*demo.one_of(from).unwrap()).to_owned();
    let mut record = Record { last_name: some(demo, &LAST), ..Record::default() };
    record.first_name = some(demo, &["Ana", "Jean", ""]);
    if demo.chance(10) {
        record.kind = people::Kind::Organisation;
    }
    if demo.chance(70) {
        record.born_on = Some(some(demo, &BORN));
    }
    if demo.chance(30) {
        record.language = Some(some(demo, &["fr", "en"]));
    }
    if demo.chance(20) {
        record.number = Some(some(demo, &["30-1", "30-2"]));
    }
    for _ in 0..demo.below(3) {
        let address = format!("p{}@example.org", demo.below(100_000));
        let bad = demo.chance(40);
        record.emails.push(EmailLine { address, bad, ..EmailLine::default() });
    }
    if demo.chance(50) {
        let number = format!("+3363998{:04}", demo.below(10_000));
        record.phones.push(PhoneLine { number, bad: demo.chance(30), ..PhoneLine::default() });
    }
    for _ in 0..demo.below(3) {
        let (postcode, commune, country) = *demo.one_of(&PLACES).unwrap();
        record.addresses.push(AddressLine {
            postcode: postcode.to_owned(),
            commune: commune.map(str::to_owned),
            country: country.to_owned(),
            city: some(demo, &["Ici", ""]),
            line_2: some(demo, &["1 rue Haute", ""]),
            ..AddressLine::default()
        });
    }
    record
}

fn happen(tx: &mut Tx<'_>, demo: &mut Demo, id: &PersonId, facts: &mut Facts) -> Result<()> {
    let kinds = [FactKind::Joined, FactKind::Left, FactKind::Interest, FactKind::Contact];
    for _ in 0..demo.below(5) {
        let kind = *demo.one_of(&kinds).unwrap();
        let fact = (kind, (*demo.one_of(&DAYS).unwrap()).to_owned());
        if !facts.facts.contains(&fact) {
            facts.facts.push(fact);
        }
    }
    let new: Vec<_> =
        facts.facts.iter().map(|(kind, day)| (id.clone(), *kind, day.clone())).collect();
    people::add_facts(tx, &new, "test", None)
}

fn follow(
    tx: &mut Tx<'_>,
    demo: &mut Demo,
    id: &PersonId,
    unit: &UnitId,
    facts: &mut Facts,
) -> Result<()> {
    if demo.chance(20) {
        let note: uuid::Uuid = tx.fresh();
        tx.exec(
            "insert into person_note (id, person, unit, body, written_at)
             values ($1, $2, $3, 'Note', 0)",
            &[&note.to_string(), id, unit],
        )?;
        facts.notes += 1;
    }
    for done in [None, Some(1_i64)] {
        if demo.chance(20) {
            let task: uuid::Uuid = tx.fresh();
            tx.exec(
                "insert into person_task (id, person, unit, title, created_at, done_at)
                 values ($1, $2, $3, 'Appeler', 0, $4)",
                &[&task.to_string(), id, unit, &done],
            )?;
            facts.tasks += 1;
            facts.open_tasks += usize::from(done.is_none());
        }
    }
    Ok(())
}

fn agree(tx: &mut Tx<'_>, demo: &mut Demo, id: &PersonId, facts: &mut Facts) -> Result<()> {
    let targets = [
        ("newsletter", Channel::Email),
        ("newsletter", Channel::Any),
        ("calls", Channel::Phone),
        ("targeting", Channel::Any),
        (ELECTRONIC_CONTACT, Channel::Any),
    ];
    for _ in 0..demo.below(5) {
        let (purpose, channel) = *demo.one_of(&targets).unwrap();
        let kind = *demo.one_of(&Kind::ALL).unwrap();
        let way = if demo.chance(20) { Way::Legacy } else { Way::Form };
        let day = (*demo.one_of(&DAYS[..5]).unwrap()).to_owned();
        let evidence = Evidence { obtained_on: Some(day.clone()), ..Evidence::of(way, "Bulletin") };
        consent::record(tx, id, purpose, channel, kind, &evidence)?;
        facts.entries.push((kind.name().to_owned(), way.name().to_owned(), day));
    }
    for one in consent::state_of(tx, id)? {
        facts.states.push((one.purpose, one.channel, one.state, one.at.0));
    }
    Ok(())
}

/// A random tree, at most so deep.
pub fn tree(demo: &mut Demo, deep: usize) -> Tree {
    let children =
        |demo: &mut Demo| (0..=demo.below(3)).map(|_| tree(demo, deep - 1)).collect::<Vec<_>>();
    let tree = match demo.below(if deep == 0 { 1 } else { 4 }) {
        0 => condition(demo),
        1 => Tree::All(children(demo)),
        2 => Tree::Any(children(demo)),
        _ => tree(demo, deep - 1).negated(),
    };
    tree.tidied()
}

fn condition(demo: &mut Demo) -> Tree {
    let some = |demo: &mut Demo, from: &[&str]| (*demo.one_of(from).unwrap()).to_owned();
    let choices: [(&str, &[&str]); 17] = [
        ("relation", &["member", "former", "regular", "occasional"]),
        ("unit", &["Alès", "Gard"]),
        ("home", &["Alès", "Gard"]),
        ("tag", &TAGS),
        ("field", &["infirmière", "Prof"]),
        (
            "has",
            &["email", "working_email", "phone", "working_phone", "address", "number", "birth"],
        ),
        ("followed", &["note", "task", "open_task"]),
        ("kind", &["person", "organisation"]),
        ("name", &["moulin", "le gall", "elo", "z"]),
        ("number", &["30-1", "absent"]),
        ("language", &["fr", "en"]),
        ("postcode", &["30100", "1000"]),
        ("department", &["30", "2B", "974", "34"]),
        ("commune", &["30007", "34301"]),
        ("consent", &["newsletter/email", "newsletter/email/no", "calls/phone/legacy"]),
        ("allowed", &["newsletter/email", "calls/phone", "targeting/any"]),
        ("reachable", &["email", "phone", "post"]),
    ];
    let is = |name: &str, field: &str, test: Test| {
        let criterion = criterion(name).unwrap();
        Tree::Is(Condition { criterion, field: field.to_owned(), test })
    };
    match demo.below(6) {
        0 => {
            let name = some(demo, &["joined", "left", "interest", "contact", "agreed", "withdrew"]);
            let days = [None, Some(0), Some(23), Some(90), Some(3000)];
            let days = demo.one_of(&days).unwrap().filter(|days| *days > 0);
            let times = i64::try_from(demo.below(3)).unwrap() + 1;
            is(&name, "", Test::Recent { days, times })
        }
        1 => {
            let sign = *demo.one_of(&Sign::ALL).unwrap();
            match demo.chance(50) {
                true => is("age", "", Test::Number(sign, [18, 36, 35, 55][demo.below(4)])),
                false => is("born", "", Test::Number(sign, [1990, 1950, 2008][demo.below(3)])),
            }
        }
        2 if demo.chance(30) => is("field", "metier", Test::Any),
        2 if demo.chance(20) => is("electronic_contact", "", Test::Is("refused".to_owned())),
        2 if demo.chance(20) => is("created", "", Test::Recent { days: Some(1), times: 1 }),
        _ => {
            let (name, values) = choices[demo.below(choices.len())];
            let field = if name == "field" { "metier" } else { "" };
            let value = some(demo, values);
            is(name, field, Test::Is(value))
        }
    }
}
